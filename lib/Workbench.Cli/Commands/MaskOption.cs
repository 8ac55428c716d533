using System.CommandLine;
using Workbench.Core.Errors;
using Workbench.Host.Masking;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cli.Commands;

/// <summary>The option <c>--mask</c>: which classes of personal data the audit record hides, from then on.</summary>
internal static class MaskOption
{
    public static Option<string?> Create() => new("--mask")
    {
        Description = $"Personal data that the audit record hides: {string.Join(",", RecordMask.Classes)}, or some of them. Kept in migration.json.",
    };

    /// <exception cref="PlanException">There is no such class.</exception>
    public static IReadOnlyList<string>? Parse(string? text)
    {
        string[]? classes = text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _ = new RecordMask(classes ?? []);
        return classes;
    }

    /// <summary>Writes the classes into the migration's file; without the option they stay as they are.</summary>
    public static async Task KeepAsync(string directory, string? text, CancellationToken cancellation)
    {
        if (Parse(text) is { } classes)
        {
            var file = await MigrationFile.ReadAsync(directory, cancellation);
            await (file with { Mask = classes }).WriteAsync(directory, cancellation);
        }
    }
}
