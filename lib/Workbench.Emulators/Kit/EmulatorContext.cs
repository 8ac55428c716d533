namespace Workbench.Emulators.Kit;

/// <summary>What every vendor's endpoints share: state, clock, ids, log and outbox.</summary>
public sealed class EmulatorContext
{
    private readonly VendorSurface surface;

    internal EmulatorContext(EmulatorOptions options, VendorSurface surface)
    {
        this.surface = surface;
        Options = options;
        Clock = new EmulatorClock(options.Clock);
        Store = options.Origin?.Copy(options.StatePath) ?? new DocumentStore(options.StatePath);
        Ids = new DeterministicIds(Store, options.Seed);
        Outbox = new Outbox(Store, Clock);
        Faults = new FaultSchedule(options.Faults, options.Seed);
    }

    public EmulatorOptions Options { get; }

    public EmulatorClock Clock { get; }

    public DocumentStore Store { get; }

    public DeterministicIds Ids { get; }

    public Outbox Outbox { get; }

    public RequestLog Log { get; } = new();

    internal FaultSchedule Faults { get; }

    /// <summary>A lag or window of the real vendor, shortened by the time factor.</summary>
    public TimeSpan Shortened(TimeSpan real) => real / Options.TimeFactor;

    internal string Hash() => new Fingerprint(surface.VolatileProperties, surface.ArchivedProperty).Of(Store);
}
