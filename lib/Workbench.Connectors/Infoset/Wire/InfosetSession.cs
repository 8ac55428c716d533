using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;
using Workbench.Core.Errors;
using Workbench.Core.Security;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>The token of a user who signs in: asked for once, by whoever needs it first, and again when it ends or is refused.</summary>
/// <param name="client">A client without credentials and with a quota of its own: a login is asked for while another call holds a permit.</param>
internal sealed class InfosetSession(VendorClient client, InfosetOptions options, SecretScrubber scrubber, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan LongestMargin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1, 1);
    private Secret? token;
    private DateTimeOffset renewAt;

    /// <summary>A token that is still good for a while.</summary>
    /// <exception cref="ConnectorException">E-mail or password are refused.</exception>
    public async Task<Secret> TokenAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (token is null || clock.GetUtcNow() >= renewAt)
            {
                token = await SignInAsync(cancellation).ConfigureAwait(false);
            }

            return token;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Drops a token that was refused, unless another call has replaced it already.</summary>
    public async Task ForgetAsync(Secret refused, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        token = token == refused ? null : token;
        gate.Release();
    }

    public void Dispose() => gate.Dispose();

    private async Task<Secret> SignInAsync(CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { email = options.Email, password = options.Password?.Reveal(), remember = false });
        var (_, document) = await client.ReadJsonAsync(new VendorRequest(InfosetEndpoints.Login).WithJson(body), cancellation).ConfigureAwait(false);
        using var held = document;
        var found = new Secret(Read(document.RootElement));
        scrubber.Know(found);
        var now = clock.GetUtcNow();
        var life = (JwtLife.EndOf(found.Reveal()) ?? now + options.TokenLife) - now;
        var margin = life / 10 < LongestMargin ? life / 10 : LongestMargin;
        renewAt = now + life - margin;
        return found;
    }

    // Either a bare string or an object (github.com/sudohakan/infoset-mcp, January 2026).
    private static string Read(JsonElement answer)
    {
        var text = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("token", out var member) ? member : answer;
        return text.ValueKind == JsonValueKind.String && text.GetString() is { } token && TokenText.IsSendable(token)
            ? token
            : throw new ConnectorException("infoset.login answered without a token. Check the base URL, or use an API key (setting signIn = key).");
    }
}
