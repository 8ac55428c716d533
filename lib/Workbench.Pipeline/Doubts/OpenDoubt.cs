using Workbench.Core.Writing;
using Workbench.Ledger.Rows;

namespace Workbench.Pipeline.Doubts;

/// <summary>A write of which nobody knows whether it was carried out. Labels and reasons may hold source text: encode them in every output.</summary>
/// <param name="Row">What was asked of the destination, and when.</param>
/// <param name="Label">The record's name for people.</param>
/// <param name="Why">Why the destination could not say.</param>
/// <param name="Candidates">Twins that the write may have made and that belong to no record; empty where none was found.</param>
/// <param name="NextStep">What a person can do.</param>
public sealed record OpenDoubt(WriteRow Row, string Label, string Why, IReadOnlyList<TwinRef> Candidates, string NextStep);
