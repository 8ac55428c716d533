using System.Text.Json;
using Workbench.Connectors.Http;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Infoset.Wire;

/// <summary>The clients of one account: with its credentials, and without any for files that need none.</summary>
internal sealed class InfosetClients : IDisposable
{
    private const double OwnPace = 20;

    private readonly InfosetSession? session;

    public InfosetClients(InfosetOptions options, ConnectorServices services)
    {
        // Credentials are set by the handler below: a key travels in a header of its own, and a refused token is replaced on the way.
        var host = new VendorHost(InfosetSource.Name, options.Root, static _ => default)
        {
            CredentialName = options.ApiKey is null ? "password" : "apiKey",
            Headers = [new("Accept", "application/json")],
            ReadError = ReadError,
        };
        var limits = new ClientLimits { AttemptTimeout = options.AttemptTimeout };
        var secret = options.ApiKey ?? options.Password!;
        services.Scrubber.Know(secret);
        Open = new VendorClient(host, limits, services, services.Quotas.For(options.Root, secret, () => new PaceRule(OwnPace), "files"));
        session = options.ApiKey is null
            ? new InfosetSession(
                new VendorClient(host, limits, services, services.Quotas.For(options.Root, secret, () => new RemainingRule(options.Window), "sign-in")),
                options,
                services.Scrubber,
                services.Clock)
            : null;
        var signed = services with { Handler = new InfosetSignIn(host, options.ApiKey, session, services.Handler) };
        var quota = services.Quotas.For(options.Root, secret, () => new RemainingRule(options.Window));
        Signed = new VendorClient(host, limits, signed, quota);
    }

    /// <summary>Sends the account's credentials to its own host.</summary>
    public VendorClient Signed { get; }

    /// <summary>Sends none.</summary>
    public VendorClient Open { get; }

    public void Dispose() => session?.Dispose();

    private static VendorError ReadError(HttpAnswer answer)
    {
        try
        {
            using var body = LegibleJson.Parse(answer.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                    ? new(null, message.GetString()!)
                    : new(null, answer.Excerpt(200));
        }
        catch (JsonException)
        {
            return new(null, answer.Excerpt(200));
        }
    }
}
