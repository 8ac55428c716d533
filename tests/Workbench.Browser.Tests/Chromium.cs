using Microsoft.Playwright;

namespace Workbench.Browser.Tests;

/// <summary>The browser that the tests look through: the Debian package, or the one that <c>WORKBENCH_CHROMIUM</c> names.</summary>
internal static class Chromium
{
    private const string Requirement = "WORKBENCH_REQUIRE";

    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>The executable; null where there is none and nobody asked for one.</summary>
    /// <exception cref="InvalidOperationException">None is here, but <c>WORKBENCH_REQUIRE</c> names chromium.</exception>
    public static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("WORKBENCH_CHROMIUM");
        var found = (named is null ? Places : [named]).FirstOrDefault(File.Exists);
        var isRequired = Environment.GetEnvironmentVariable(Requirement)?.Contains("chromium", StringComparison.OrdinalIgnoreCase) == true;
        return found is null && isRequired
            ? throw new InvalidOperationException($"{Requirement} asks for chromium, but it is not installed. Install the package chromium, or set WORKBENCH_CHROMIUM.")
            : found;
    }

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, string executable) => playwright.Chromium.LaunchAsync(
        new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
}
