namespace Workbench.Cluster;

/// <summary>What the workers of a database have to do, and which there are.</summary>
public sealed record ClusterStatus(IReadOnlyList<ClusterJob> Jobs, IReadOnlyList<ClusterWorker> Workers);

/// <param name="Migration">Schema of its ledger.</param>
/// <param name="Step">The step, with its part where it has any.</param>
/// <param name="Worker">Who carries it out; null where nobody does at this moment.</param>
/// <param name="NeedsPerson">Why it does not go on by itself; null where it does.</param>
public sealed record ClusterJob(string Migration, string Step, string? Worker, string? NeedsPerson);

/// <param name="SeenAt">When it last gave a sign of life.</param>
public sealed record ClusterWorker(string Name, DateTimeOffset? SeenAt, bool IsAlive);
