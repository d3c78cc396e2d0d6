using Microsoft.Playwright;
using ScaleFit.Page.Tests;

[assembly: AssemblyFixture(typeof(Browser))]

namespace ScaleFit.Page.Tests;

/// <summary>The system's Chromium, started once. Without it, the tests are skipped, or fail if SCALEFIT_REQUIRE_SHARED=1.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } chromium) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a separate browser window.</summary>
    public async Task<IBrowserContext> Open(BrowserNewContextOptions? options = null)
    {
        if (_browser is null)
        {
            const string Reason = "needs Chromium (package chromium)";
            if (Environment.GetEnvironmentVariable("SCALEFIT_REQUIRE_SHARED") == "1") throw new FileNotFoundException(Reason, Places[0]);
            Assert.Skip(Reason);
        }
        return await _browser!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
