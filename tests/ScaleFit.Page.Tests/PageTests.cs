using System.Text.Json;
using Microsoft.Playwright;

namespace ScaleFit.Page.Tests;

public sealed class PageTests(Browser browser)
{
    private const string Recipes = "five-recipes.csv";
    private const string FirstPicture = "#picture-1 .live", Horizontal = "document.querySelector('#picture-1 .live')._fullLayout.xaxis";

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
        // The place of the last evaluation of the sample.
        float[] place = await page.EvaluateAsync<float[]>("""
            () => {
              const live = document.querySelector('#picture-1 .live'), { xaxis, yaxis } = live._fullLayout, box = live.getBoundingClientRect();
              const points = live.data.find(trace => trace.name === 'fitted'), last = points.x.length - 1;
              return [box.left + xaxis._offset + xaxis.d2p(points.x[last]), box.top + yaxis._offset + yaxis.d2p(points.y[last])];
            }
            """);
        await page.Mouse.MoveAsync(place[0], place[1]);
        string last = (await File.ReadAllLinesAsync(new Uri(report.Address).LocalPath.Replace("report.html", "academic-50.csv", StringComparison.Ordinal), TestContext.Current.CancellationToken))[^1].Split(',')[2];
        await Assertions.Expect(page.Locator("#picture-1 .hoverlayer")).ToContainTextAsync($"fitted: {last.TrimEnd('0')} at 50");
        var status = page.Locator("#picture-1 [role=status]");
        await page.FocusAsync(FirstPicture);
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Matches("at 0$", await status.InnerTextAsync());
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Matches("at 0.5$", await status.InnerTextAsync());
    }

    [Fact]
    public async Task DraggingAndKeysZoomAndTheResetButtonShowsAll()
    {
        using var report = new ReportFile("academic-50.csv");
        await using var window = await browser.Open();
        var page = await Load(window, report);
        double all = await Width(page);
        var box = (await page.Locator("#picture-1 .nsewdrag").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width * 0.4f, box.Y + box.Height * 0.2f);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width * 0.6f, box.Y + box.Height * 0.7f, new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page.Locator("#picture-1 .zoombox")).ToHaveCountAsync(0);
        Assert.Equal(0.2 * all, await Width(page), 0.02 * all);
        await page.Locator("#picture-1 .reset").ClickAsync();
        Assert.Equal(all, await Width(page), 1e-6);
        await page.FocusAsync(FirstPicture);
        await page.Keyboard.PressAsync("+");
        Assert.Equal(0.7 * all, await Width(page), 1e-6);
        double[] range = await page.EvaluateAsync<double[]>($"() => {Horizontal}.range");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        Assert.True((await page.EvaluateAsync<double[]>($"() => {Horizontal}.range"))[0] > range[0]);
        await page.Keyboard.PressAsync("0");
        Assert.Equal(all, await Width(page), 1e-6);

        static Task<double> Width(IPage page) => page.EvaluateAsync<double>($"() => {Horizontal}.range[1] - {Horizontal}.range[0]");
    }

    [Fact]
    public async Task ALegendEntryHidesItsRunAndShowsItAgain()
    {
        using var report = new ReportFile(Recipes);
        await using var window = await browser.Open();
        var page = await Load(window, report);
        var entry = page.Locator("#picture-1 .traces", new PageLocatorOptions { HasTextString = "dapo" }).Locator(".legendtoggle");
        const string Shown = "() => document.querySelector('#picture-1 .live').data.filter(t => t.legendgroup === 'run 3').map(t => t.visible !== 'legendonly').join()";
        Assert.Equal("true,true", await page.EvaluateAsync<string>(Shown));
        await entry.ClickAsync();
        await page.WaitForFunctionAsync($"() => ({Shown})() === 'false,false'");
        await entry.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync($"() => ({Shown})() === 'true,true'");
    }

    [Fact]
    public async Task TheScaleCanBeSwitched()
    {
        using var report = new ReportFile(Recipes);
        await using var window = await browser.Open();
        var page = await Load(window, report);
        var button = page.Locator("#picture-1 .scale");
        Assert.Equal("log", await page.EvaluateAsync<string>($"() => {Horizontal}.type"));
        await button.ClickAsync();
        Assert.Equal("linear", await page.EvaluateAsync<string>($"() => {Horizontal}.type"));
        Assert.Equal("log scale", await button.InnerTextAsync());
    }

    [Theory]
    [InlineData(375)]
    [InlineData(1200)]
    public async Task NothingLeavesTheScreen(int width)
    {
        using var report = new ReportFile("leave-one-out.csv", options: ["--at", "20k,40k", "--target", "0.6"]);
        await using var window = await browser.Open(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
        var page = await Load(window, report);
        Assert.Equal(width, await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, innerWidth)"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.live text')].filter(t => { const b = t.getBoundingClientRect(); return b.left < 0 || b.right > innerWidth; }).map(t => t.textContent)"));
        // Wide tables scroll on a phone.
        if (width > 1000) Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.scroll')].filter(t => t.scrollWidth > t.clientWidth).length"));
    }

    [Fact]
    public async Task OnPaperThePicturesStandStill()
    {
        using var report = new ReportFile("academic-50.csv");
        await using var window = await browser.Open();
        var page = await Load(window, report);
        Assert.True(await page.Locator(FirstPicture).IsVisibleAsync() && !await page.Locator("#picture-1 .still svg").IsVisibleAsync());
        Assert.StartsWith("Bands and error bars: 95% intervals.", await page.Locator("#picture-1 figcaption").InnerTextAsync(), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(!await page.Locator(FirstPicture).IsVisibleAsync() && await page.Locator("#picture-1 .still svg").IsVisibleAsync());
        Assert.Equal(0, await page.Locator("button:visible").CountAsync());
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
        Assert.Equal(2 * await page.EvaluateAsync<int>("() => document.querySelector('#picture-1 .live').clientWidth"), (png[18] << 8) + png[19]);
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
        Assert.True(await page.Locator("#picture-1 .still svg").IsVisibleAsync());
        Assert.True(await page.Locator("table").First.IsVisibleAsync());
        Assert.Equal(0, await page.Locator("button:visible").CountAsync());
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("]]>&quot;' onmouseover='alert(1)")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("javascript:alert(1)//<svg/onload=alert(1)>")]
    public async Task ANameIsNeverMoreThanText(string name)
    {
        using var report = new ReportFile("academic-50.csv", rename: text => text.Replace("academic-50,", $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",", StringComparison.Ordinal));
        await using var window = await browser.Open();
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Dialog += (_, dialog) => complaints.Add(dialog.Message);
        page.Console += (_, message) => complaints.Add(message.Text);
        await page.GotoAsync(report.Address);
        await page.HoverAsync(FirstPicture);
        Assert.Empty(complaints);
        Assert.Equal(name, await page.Locator("h1").InnerTextAsync());
        Assert.Equal(0, await page.Locator("img, b, .live a, [onerror], [onload], [onmouseover]").CountAsync());
        Assert.Equal(2, await page.Locator("script:not([type])").CountAsync());
        await Assertions.Expect(page.Locator("#picture-1 .gtitle")).ToHaveTextAsync(name);
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
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        string[] meeting = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.still svg')].flatMap(svg => {
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
        // Pictures become live when they come on the screen.
        if (await page.EvaluateAsync<bool>("() => !!window.Plotly")) await page.WaitForSelectorAsync("#picture-1.drawn");
        return page;
    }
}
