using System.Text.Json;
using Microsoft.Playwright;

namespace ScaleFit.Page.Tests;

public sealed class PageTests(Browser browser)
{
    private const string Recipes = "five-recipes.csv";
    private const string FirstPicture = "#picture-1 > div:not([hidden]) > svg";

    [Theory]
    [InlineData(Recipes)]
    [InlineData("academic-50.csv")]
    public async Task NothingIsRequestedAndNothingFails(string sample)
    {
        using var report = new ReportFile(sample);
        await using var window = await browser.Open();
        var page = await window.NewPageAsync();
        var (requests, complaints) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(report.Address);
        await page.Locator("#picture-1 .scale").ClickAsync();
        await page.HoverAsync(FirstPicture);
        Assert.Equal([report.Address], requests);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task HoveringAndArrowKeysShowValues()
    {
        using var report = new ReportFile("academic-50.csv");
        await using var window = await browser.Open();
        var page = await Load(window, report);
        var tip = page.Locator("#picture-1 .tip");
        Assert.False(await tip.IsVisibleAsync());
        // The position of the last evaluation of the sample.
        float[] place = await page.EvaluateAsync<float[]>("""
            () => {
              const svg = document.querySelector('#picture-1 > div:not([hidden]) > svg');
              const point = points(svg).find(p => p.value.startsWith('50,') && p.label === 'fitted'), box = svg.getBoundingClientRect(), scale = box.width / svg.viewBox.baseVal.width;
              return [box.left + point.x * scale, box.top + point.y * scale];
            }
            """);
        await page.Mouse.MoveAsync(place[0], place[1]);
        Assert.True(await tip.IsVisibleAsync());
        string last = (await File.ReadAllLinesAsync(new Uri(report.Address).LocalPath.Replace("report.html", "academic-50.csv", StringComparison.Ordinal), TestContext.Current.CancellationToken))[^1].Split(',')[2];
        Assert.Equal($"fitted: {last.TrimEnd('0')} at 50", await tip.InnerTextAsync());
        await page.Mouse.MoveAsync(0, 0);
        Assert.False(await tip.IsVisibleAsync());
        await page.FocusAsync(FirstPicture);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Matches("at 0$", await tip.InnerTextAsync());
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Matches("at 0.5$", await tip.InnerTextAsync());
    }

    [Fact]
    public async Task AClickOnANameHidesTheRunAndAnotherShowsIt()
    {
        using var report = new ReportFile(Recipes);
        await using var window = await browser.Open();
        var page = await Load(window, report);
        var name = page.Locator($"{FirstPicture} [data-name=dapo]");
        string? number = await name.GetAttributeAsync("data-run");
        var parts = page.Locator($"{FirstPicture} [data-run='{number}']:not([data-name])");
        Assert.Equal([true, true], await Visible(parts));
        await name.ClickAsync();
        Assert.Equal([false, false], await Visible(parts));
        Assert.Equal("false", await name.GetAttributeAsync("aria-pressed"));
        await name.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal([true, true], await Visible(parts));
    }

    [Fact]
    public async Task TheScaleCanBeSwitched()
    {
        using var report = new ReportFile(Recipes);
        await using var window = await browser.Open();
        var page = await Load(window, report);
        var (log, linear, button) = (page.Locator("#picture-1 [data-scale=log]"), page.Locator("#picture-1 [data-scale=linear]"), page.Locator("#picture-1 .scale"));
        Assert.True(await log.IsVisibleAsync() && !await linear.IsVisibleAsync());
        await button.ClickAsync();
        Assert.True(!await log.IsVisibleAsync() && await linear.IsVisibleAsync());
        Assert.Equal("log scale", await button.InnerTextAsync());
    }

    [Fact]
    public async Task APictureIsSavedAsPng()
    {
        using var report = new ReportFile("academic-50.csv");
        await using var window = await browser.Open(new BrowserNewContextOptions { AcceptDownloads = true });
        var page = await Load(window, report);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#picture-1 .save").ClickAsync());
        Assert.Equal("picture-1.png", download.SuggestedFilename);
        byte[] png = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(2 * 920, (png[18] << 8) + png[19]);
        Assert.InRange(png.Length, 30_000, 2_000_000);
    }

    [Fact]
    public async Task TheJsonIsCopied()
    {
        using var report = new ReportFile(Recipes, rename: text => text.Replace("dapo,", "</script><b>,", StringComparison.Ordinal));
        await using var window = await browser.Open(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await Load(window, report);
        await page.Locator("#copy").ClickAsync();
        await Assertions.Expect(page.Locator("#copy")).ToHaveTextAsync("copied");
        using var json = JsonDocument.Parse(await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        Assert.Equal("scalefit/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Contains("</script><b>", json.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("run").GetString()));
    }

    [Fact]
    public async Task PicturesAndTablesStayWithoutScript()
    {
        using var report = new ReportFile("academic-50.csv");
        await using var window = await browser.Open(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await Load(window, report);
        Assert.True(await page.Locator(FirstPicture).IsVisibleAsync());
        Assert.True(await page.Locator("table").First.IsVisibleAsync());
        Assert.Equal(0, await page.Locator("button:visible").CountAsync());
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("]]>&quot;' onmouseover='alert(1)")]
    [InlineData("javascript:alert(1)//<svg/onload=alert(1)>")]
    public async Task ANameIsNeverMoreThanText(string name)
    {
        using var report = new ReportFile("academic-50.csv", rename: text => text.Replace("academic-50,", $"\"{name}\",", StringComparison.Ordinal));
        await using var window = await browser.Open();
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Dialog += (_, dialog) => complaints.Add(dialog.Message);
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(report.Address);
        await page.HoverAsync(FirstPicture);
        Assert.Empty(complaints);
        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await page.Locator("img, b, [onerror], [onload], [onmouseover]").CountAsync());
        Assert.Equal(2, await page.Locator("script").CountAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task WordsCanBeReadAndControlsHaveNames(ColorScheme scheme)
    {
        using var report = new ReportFile(Recipes);
        await using var window = await browser.Open(new BrowserNewContextOptions { ColorScheme = scheme });
        var page = await Load(window, report);
        var contrasts = await page.EvaluateAsync<Dictionary<string, double>>("""
            () => {
              const light = c => { const [r, g, b] = c.match(/\d+/g).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
              const ground = light(getComputedStyle(document.body).backgroundColor), found = {};
              for (const element of document.querySelectorAll('h1, h2, h3, p, td, th, li, code, button, text, tspan')) {
                const style = getComputedStyle(element), colour = element instanceof SVGElement ? style.fill : style.color, l = light(colour);
                found[`${element.localName} ${colour}`] = (Math.max(l, ground) + .05) / (Math.min(l, ground) + .05);
              }
              return found;
            }
            """);
        Assert.NotEmpty(contrasts);
        Assert.All(contrasts, pair => Assert.True(pair.Value >= 4.5, $"{pair.Key}: {pair.Value}"));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('button, [role], [tabindex]')].filter(e => !(e.getAttribute('aria-label') || e.textContent.trim()) && e.getAttribute('role') !== 'status').length"));
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    [Fact]
    public async Task DrawnTextsStayApartWithTheFontsOfThisMachine()
    {
        using var report = new ReportFile("leave-one-out.csv", options: ["--at", "20k,40k"]);
        await using var window = await browser.Open();
        var page = await Load(window, report);
        string[] meeting = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('svg[role]')].filter(svg => !svg.closest('[hidden]')).flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
              const out = boxes.filter(([_, b]) => b.left < frame.left - 1 || b.right > frame.right + 1).map(([t]) => `${t} leaves`);
              // A box contains the whole line, and letters fill about two thirds of it.
              const meet = boxes.flatMap(([t, a], i) => boxes.slice(0, i).filter(([_, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top + 2 < b.bottom - 2 && b.top + 2 < a.bottom - 2).map(([u]) => `${t} meets ${u}`));
              return [...out, ...meet];
            })
            """);
        Assert.Empty(meeting);
    }

    private static async Task<IPage> Load(IBrowserContext window, ReportFile report)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(report.Address);
        return page;
    }

    private static async Task<IEnumerable<bool>> Visible(ILocator parts)
    {
        var visible = new List<bool>();
        foreach (var part in await parts.AllAsync()) visible.Add(await part.EvaluateAsync<bool>("e => getComputedStyle(e).display !== 'none'"));
        return visible;
    }
}
