using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Notebooks.Review;

namespace Workbench.Notebooks.Tests.Review;

/// <summary>A plan whose names, labels and values are everything that spreadsheets are known to spoil.</summary>
internal sealed class ReviewCase : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("review-tests-");

    public static readonly IReadOnlyList<string> Nasty =
    [
        "00123", "1E5", "12345678901234567890123", "1-2", "3/4", "2026-01-02", "12:30", "1,5", "1.5", "TRUE", "true", "WAHR", "=1+1", "+49 30 1", "-5", "@SUM(A1)",
        " leading", "trailing ", "a;b;c", "a,b", "tab\there", "line\nbreak", "say \"hi\"", "'quoted'", "''=x", "'00123", "日本語", "Ελληνικά", "عربى", "🙂", "naïve",
        "#N/A", "5%", "€ 5", "(5)", "MARCH1", "Sep-01", "x]y", "[z]", "\\n", "", "\u0001bell",
    ];

    public static SchemaSnapshot Source { get; } = new(
        "any", "s",
        [
            new ObjectSchema("00123", "1-2", Kind.Contact, 3,
                [.. Nasty.Where(name => name.Length > 0).Select(name => new FieldSchema(name, name, FieldType.Text)), new FieldSchema("state", "State", FieldType.Choice)]),
            new ObjectSchema("1E5", "TRUE", Kind.Ticket, 3, [new FieldSchema("00123", "=1", FieldType.Text)]),
        ],
        [], []);

    public static Plan Plan { get; } = new(
        "ivinex-intercom",
        [
            new ObjectPlan("00123", "1-2", Kind.Contact, Outcome.Mapped, "contact",
            [
                .. Nasty.Where(name => name.Length > 0).Select(name => new FieldPlan(name, name, new Transform.Copy(), 0.5, name)),
                new FieldPlan("state", "state", new Transform.MapValues(Nasty.ToDictionary(name => name, name => name))),
            ]),
            new ObjectPlan("1E5", "TRUE", Kind.Ticket, Outcome.Mapped, "ticket", [new FieldPlan("00123", null, new Transform.Skip("not-chosen"), 1)]),
        ],
        new Dictionary<string, string>(), null, new Dictionary<string, string>());

    public string Folder => folder.FullName;

    public string Path => System.IO.Path.Combine(folder.FullName, "mapping-review.csv");

    public Task<long> WriteAsync(CancellationToken cancellation) => new ReviewSheet(
        Source,
        new Dictionary<(string, string), long> { [("1E5", "00123")] = 7 },
        new Dictionary<(string, string), string> { [("1E5", "00123")] = "'subject' 0.41" }).WriteAsync(Path, Plan, cancellation);

    public static ReviewReading Read(string path, CancellationToken cancellation)
    {
        using var file = ReviewFile.Open(path);
        return ReviewReading.Of(file, Plan, "Ada", DateTimeOffset.UnixEpoch, cancellation);
    }

    /// <summary>The rows of the file as texts, with the heading, written without the workbench's own reader.</summary>
    public void Rewrite(Func<string, string> change) => File.WriteAllText(Path, change(File.ReadAllText(Path)));

    public void Dispose() => folder.Delete(recursive: true);
}
