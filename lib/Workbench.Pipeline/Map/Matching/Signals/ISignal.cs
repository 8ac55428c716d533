namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>One kind of evidence that a source field and a destination field mean the same.</summary>
internal interface ISignal
{
    /// <summary>Evidence for every pair, −1 (speaks against) to 1 (speaks for); 0 where there is none.</summary>
    Grid Measure();

    /// <summary>The evidence for one pair in words, to follow "because".</summary>
    string Explain(int source, int destination);
}
