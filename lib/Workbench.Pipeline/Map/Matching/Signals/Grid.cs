namespace Workbench.Pipeline.Map.Matching.Signals;

/// <summary>One number for every pair of source and destination field; zero means "says nothing".</summary>
internal sealed class Grid(int sources, int destinations)
{
    private readonly float[] cells = new float[sources * destinations];

    public int Sources => sources;

    public int Destinations => destinations;

    public float this[int source, int destination]
    {
        get => cells[(source * destinations) + destination];
        set => cells[(source * destinations) + destination] = value;
    }

    /// <summary>All destinations of one source.</summary>
    public Span<float> Row(int source) => cells.AsSpan(source * destinations, destinations);
}
