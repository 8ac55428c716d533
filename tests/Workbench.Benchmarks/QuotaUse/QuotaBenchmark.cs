using System.Globalization;
using Workbench.Connectors;
using Workbench.Core.Connectors;
using Workbench.Core.Security;
using Workbench.Core.Writing;
using Workbench.Emulators;
using Workbench.Emulators.Samples;

namespace Workbench.Benchmarks.QuotaUse;

/// <summary>
/// How much of the granted quota a connector uses, and whether it is ever refused, over a minute of the vendor's real limits: the connector as it
/// is, an emulator on loopback, and more callers than the quota bears. The whole quota is granted, because that is the hardest.
/// </summary>
internal static class QuotaBenchmark
{
    private const int Callers = 48;

    /// <summary>Per cent of the granted quota that may be left unused.</summary>
    private const double MostUnused = 2;

    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    public static async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellation) =>
        [.. (await Task.WhenAll(IntercomAsync(cancellation), GorgiasAsync(cancellation), ZohoAsync(cancellation))).SelectMany(figures => figures)];

    /// <summary>1,666 requests in each window of ten seconds; measured over six whole windows.</summary>
    private static async Task<IReadOnlyList<Figure>> IntercomAsync(CancellationToken cancellation)
    {
        var window = TimeSpan.FromSeconds(10);
        var network = await DriveAsync("intercom", "contact", TimeSpan.FromMilliseconds(20), now => Next(now + window, window), cancellation);
        return Told("Intercom, 1,666 per 10 s", network, 1_666 * (Measured / window));
    }

    /// <summary>A bucket of 40 that leaks two a second; measured when it has been full for a while.</summary>
    private static async Task<IReadOnlyList<Figure>> GorgiasAsync(CancellationToken cancellation)
    {
        var network = await DriveAsync("gorgias", "customer", TimeSpan.FromMilliseconds(20), now => now + TimeSpan.FromSeconds(25), cancellation);
        return Told("Gorgias, bucket of 40 per 20 s", network, 2 * Measured.TotalSeconds);
    }

    /// <summary>Some calls at once, of which two stay free for others. What counts is how many are under way, whatever one takes.</summary>
    private static async Task<IReadOnlyList<Figure>> ZohoAsync(CancellationToken cancellation)
    {
        const int others = 2;
        var bound = 0;
        var network = await DriveAsync(
            "zoho-desk", "ticket", TimeSpan.FromMilliseconds(300), now => now + TimeSpan.FromSeconds(5), cancellation,
            account => bound = int.Parse(account.Settings["concurrency"], CultureInfo.InvariantCulture));
        return
        [
            new(
                $"Zoho Desk, {bound} calls at once, {others} left to others: unused on average",
                Unused(network.RunningSeconds, (bound - others) * Measured.TotalSeconds), "%", MostUnused),
            new("Zoho Desk: most calls at once", network.Most, "", bound),
            new("Zoho Desk: refused (429)", network.Refused, "", 0),
        ];
    }

    private static IReadOnlyList<Figure> Told(string what, MeteredNetwork network, double granted) =>
    [
        new($"{what}: granted quota left unused", Unused(network.Sent, granted), "%", MostUnused),
        new($"{what}: requests", network.Sent, $"of {granted:0}"),
        new($"{what}: refused (429)", network.Refused, "", 0),
        new($"{what}: refused before, while it was learned", network.RefusedBefore, ""),
    ];

    private static double Unused(double used, double granted) => Math.Max(0, 100 * (1 - (used / granted)));

    /// <param name="begin">When the measured time begins, from when the callers begin.</param>
    private static async Task<MeteredNetwork> DriveAsync(
        string vendor, string type, TimeSpan latency, Func<DateTimeOffset, DateTimeOffset> begin, CancellationToken cancellation,
        Action<EmulatedAccount>? look = null)
    {
        var clock = TimeProvider.System;
        await using var account = await EmulatorCatalog.Find(vendor).StartAsync(new EmulatorOptions(), new BuiltInSample(0.1), cancellation);
        look?.Invoke(account);
        var network = new MeteredNetwork(latency, clock);
        var services = new ConnectorServices(network, clock, new Random(1), new SecretScrubber());
        services.Quotas.Account.Change(new AccountLimits(Share: 1));
        await using var connector = ConnectorCatalog.Destinations[vendor].Open(
            new ConnectionProfile(
                vendor, account.BaseUrl, account.Settings, account.Secrets.ToDictionary(secret => secret.Key, secret => new Secret(secret.Value)), null),
            services);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var beginning = begin(clock.GetUtcNow());
        network.Measure(beginning, Measured);
        var callers = Enumerable.Range(1, Callers).Select(number => CallAsync(connector, new TwinRef(type, $"{number}"), stop.Token)).ToList();
        await Task.Delay(beginning + Measured + TimeSpan.FromSeconds(1) - clock.GetUtcNow(), clock, cancellation);
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(callers);
        }
        catch (OperationCanceledException)
        {
            return network;
        }

        throw new InvalidOperationException($"The callers of {vendor} ended by themselves.");
    }

    private static async Task CallAsync(IDestinationConnector connector, TwinRef nobody, CancellationToken cancellation)
    {
        while (true)
        {
            await connector.ReadAsync(nobody, cancellation);
        }
    }

    private static DateTimeOffset Next(DateTimeOffset from, TimeSpan window) => new(from.UtcTicks - (from.UtcTicks % window.Ticks) + window.Ticks, TimeSpan.Zero);
}
