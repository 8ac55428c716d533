namespace Workbench.Host.Export;

/// <summary>The first page of the audit record.</summary>
/// <param name="Title">For example the customer and the route.</param>
/// <param name="Verdict">One or two plain sentences: what was found.</param>
/// <param name="IsPassed">Whether the verdict is good.</param>
public sealed record AuditFront(string Title, string Verdict, bool IsPassed)
{
    /// <summary>Label and value pairs under the title: route, migration, root hash, dates.</summary>
    public IReadOnlyList<AuditFact> Facts { get; init; } = [];

    /// <summary>Summaries before the notebooks, in order.</summary>
    public IReadOnlyList<AuditFragment> Fragments { get; init; } = [];
}

/// <summary>One line of the title block; plain text.</summary>
public sealed record AuditFact(string Label, string Value);

/// <summary>One summary of the front page.</summary>
/// <param name="Html">Checked by <see cref="InertHtml"/> like every notebook output.</param>
public sealed record AuditFragment(string Heading, string Html);
