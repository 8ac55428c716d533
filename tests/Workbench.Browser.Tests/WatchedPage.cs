using Microsoft.Playwright;

namespace Workbench.Browser.Tests;

/// <summary>An open page with everything it did that a record must not do.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> messages = [];
    private readonly List<string> requests = [];
    private readonly List<string> dialogs = [];

    private WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        context.Request += (_, request) => requests.Add(request.Url);
        context.Page += (_, opened) => messages.Add($"opened {opened.Url}");
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Console messages of any kind, script errors and windows that were opened.</summary>
    public IReadOnlyList<string> Messages => messages;

    /// <summary>Addresses asked for, the page's own included.</summary>
    public IReadOnlyList<string> Requests => requests;

    public IReadOnlyList<string> Dialogs => dialogs;

    public static async Task<WatchedPage> OpenAsync(IBrowser browser, string path, ColorScheme scheme, int width)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 1000 },
        });
        var watched = new WatchedPage(context, await context.NewPageAsync());
        await watched.Page.GotoAsync(new Uri(path).AbsoluteUri);
        return watched;
    }

    public ILocator Find(string selector) => Page.Locator(selector);

    public Task<T> AskAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
