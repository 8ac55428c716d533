using System.Diagnostics;
using Microsoft.Playwright;
using Workbench.Browser.Tests;

[assembly: AssemblyFixture(typeof(DemoRecord))]

namespace Workbench.Browser.Tests;

/// <summary>One small demo, run by the command line in a process of its own, and one browser to look at what it left.</summary>
public sealed class DemoRecord : IAsyncLifetime
{
    /// <summary>Holds the run folder, and the emulated accounts that the demo keeps beside it.</summary>
    private readonly string folder = Directory.CreateTempSubdirectory("workbench-browser-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private string Run => Path.Combine(folder, "run");

    /// <summary>The page over all notebooks.</summary>
    public string AuditPage => Path.Combine(Run, "audit.html");

    /// <summary>The pages of the single notebooks, in order.</summary>
    public IReadOnlyList<string> NotebookPages =>
        [.. Directory.EnumerateFiles(Path.Combine(Run, "executed"), "*.html").Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } executable)
        {
            return;
        }

        await RunDemoAsync(TestContext.Current.CancellationToken);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright, executable);
    }

    /// <summary>Opens a page from disk and watches it; skips the test where there is no browser.</summary>
    internal async Task<WatchedPage> OpenAsync(string path, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        Assert.SkipWhen(browser is null, "Chromium is not installed. Install the package chromium, or set WORKBENCH_CHROMIUM.");
        return await WatchedPage.OpenAsync(browser, path, scheme, width);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What the demo found is for other tests to judge: here it only has to leave its record.</summary>
    private async Task RunDemoAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [CommandLine, "demo", "--size", "0.1x", "--out", Run])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A process that lives for seconds never wins back what profiling its methods costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var demo = Process.Start(start)!;
        var said = await Task.WhenAll(
            demo.StandardOutput.ReadToEndAsync(cancellation), demo.StandardError.ReadToEndAsync(cancellation));
        await demo.WaitForExitAsync(cancellation);
        Assert.True(File.Exists(AuditPage), $"The demo ended with {demo.ExitCode} and left no audit.html. It said:\n{string.Concat(said)}");
    }

    private static string CommandLine => Path.Combine(AppContext.BaseDirectory, "workbench.dll");
}
