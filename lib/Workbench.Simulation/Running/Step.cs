namespace Workbench.Simulation.Running;

/// <summary>One step of a journey, and whether people must have stopped writing in the source before it.</summary>
internal sealed record Step(string Name, Func<Journey, CancellationToken, Task> RunAsync)
{
    /// <summary>The step in which people have stopped writing, and everything of theirs must be found from then on.</summary>
    public const string Freeze = "freeze";

    /// <summary>The last step of catching up: a journey that comes here without a crash meets one.</summary>
    public const string CatchUp = "catch up";

    /// <summary>The first step after provisioning: a migration that was begun calmly is gone on with here.</summary>
    public const string Files = "files";

    /// <summary>From discovery to the signed cut-over.</summary>
    public static IReadOnlyList<Step> Migration { get; } =
    [
        new("discover", static (journey, cancellation) => journey.DiscoverAsync(cancellation)),
        new("sign scope", static (journey, cancellation) => journey.SignScopeAsync(cancellation)),
        new("extract", static (journey, cancellation) => journey.ExtractAsync(cancellation)),
        new("propose", static (journey, cancellation) => journey.ProposeAsync(cancellation)),
        new("sign mapping", static (journey, cancellation) => journey.SignMappingAsync(cancellation)),
        new("provision", static (journey, cancellation) => journey.PrepareDestinationAsync(cancellation)),
        new("sign sample", static (journey, cancellation) => journey.SignSampleAsync(cancellation)),
        new(Files, static (journey, cancellation) => journey.DownloadAsync(cancellation)),
        new("map", static (journey, cancellation) => journey.MapAsync(cancellation)),
        new("load", static (journey, cancellation) => journey.LoadAsync(cancellation)),
        new("retry", static (journey, cancellation) => journey.RetryAsync(cancellation)),
        new("reconcile", static (journey, cancellation) => journey.ReconcileAsync(cancellation)),
        new(Freeze, static (journey, cancellation) => journey.FreezeAsync(cancellation)),
        new(CatchUp, static (journey, cancellation) => journey.CatchUpAsync(cancellation)),
        new("load the rest", static (journey, cancellation) => journey.LoadAsync(cancellation)),
        new("retry again", static (journey, cancellation) => journey.RetryAsync(cancellation)),
        new("reconcile changes", static (journey, cancellation) => journey.ReconcileChangesAsync(cancellation)),
        new("sign cut-over", static (journey, cancellation) => journey.SignCutOverAsync(cancellation)),
    ];

    public static IReadOnlyList<Step> Rollback { get; } = [new("roll back", static (journey, cancellation) => journey.RollBackAsync(cancellation))];
}
