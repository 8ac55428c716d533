namespace Workbench.Notebooks.Review;

/// <summary>Headings of the review.</summary>
internal static class ReviewColumn
{
    public const string Object = "object";
    public const string ObjectLabel = "object label";
    public const string Field = "source field";
    public const string Label = "label";
    public const string Type = "type";
    public const string Filled = "filled records";
    public const string Destination = "destination field";
    public const string Transform = "transform";
    public const string Settings = "settings";
    public const string Score = "score";
    public const string Why = "why";
    public const string NextBest = "next best";
    public const string Decision = "decision";
    public const string Mark = "as written";

    /// <summary>Columns without which nothing can be read back.</summary>
    public static readonly IReadOnlyList<string> Required = [Object, Field, Destination, Transform, Settings, Mark];
}
