using System.Globalization;
using Workbench.Core.Connectors;
using Workbench.Core.Planning;
using Workbench.Core.Records;
using Workbench.Core.Schema;
using Workbench.Core.Verifying;

namespace Workbench.Connectors.Kit;

/// <summary>What is the same wherever a file travels inside a write of its parent: by itself it only makes promises, or is held with its reason.</summary>
internal static class FileComposing
{
    /// <param name="obstacle">Why a file is not sent; null where it is.</param>
    /// <param name="home">The parent whose writes carry it; null where none can.</param>
    /// <param name="promise">Promises one value that is not settled yet.</param>
    /// <returns>The reason code under which the file is held; null where a parent carries it.</returns>
    public static string? Compose(
        Draft draft, Func<AttachedFile, string?> obstacle, Func<RecordKey, RecordKey?> home, Action<PlannedValue, AttachedFile> promise)
    {
        var key = draft.Record.Key;
        var parents = draft.Context.LinksFrom(key).Where(link => link.Role == LinkRole.Parent).Select(link => link.To).Distinct().ToList();
        if (parents.Count == 0)
        {
            return ReasonCode.NoParent;
        }

        var file = parents.SelectMany(draft.Context.Files).FirstOrDefault(found => found.Key == key);
        if (file is null)
        {
            return ReasonCode.FileRefused;
        }

        if (obstacle(file) is { } reason)
        {
            return reason;
        }

        if (home(key) is not { } carrier)
        {
            return ReasonCode.TransferPackage;
        }

        foreach (var value in draft.Record.Values.Where(value => !draft.Settled(value)))
        {
            promise(value, file);
        }

        if (draft.Context.Files(carrier).FirstOrDefault(found => found.Key == key)?.StaysWith is { } holder)
        {
            draft.Note(null, ReasonCode.ImmutableAfterLoad, $"hangs on {carrier} by now; it stays with {holder}, because no call moves a file");
        }

        foreach (var other in parents.Where(parent => parent != carrier))
        {
            draft.Note(null, ReasonCode.SecondParent, $"also hangs on {other}; sent once, under {carrier}");
        }

        return null;
    }

    /// <summary>Promises for <see cref="Compose"/> of a file that is sent under a cleaned name; where that differs from its own, a note says so once.</summary>
    /// <param name="clean">The name as the destination takes it.</param>
    /// <param name="keepsType">False where the destination does not say the type of a file.</param>
    public static Action<PlannedValue, AttachedFile> PromiseAs(Draft draft, Func<string, string> clean, bool keepsType = true)
    {
        var isNoted = false;
        return (value, file) =>
        {
            var name = clean(file.FileName);
            if (name != file.FileName && !isNoted)
            {
                draft.Note(null, ReasonCode.ControlCharacters, $"sent as '{name}'");
                isNoted = true;
            }

            Promise(draft, value, file, name, keepsType);
        };
    }

    /// <summary>Name, type and size as they are sent. The address stands for the content: the same bytes can be downloaded from the destination.</summary>
    /// <param name="name">The file name as the destination shows it.</param>
    /// <param name="keepsType">False where the destination does not say the type of a file.</param>
    public static void Promise(Draft draft, PlannedValue value, AttachedFile file, string name, bool keepsType = true)
    {
        var (field, sent) = Role(draft, value) switch
        {
            FieldRole.FileName => (FilePromise.FileName, name),
            FieldRole.ContentType when keepsType => (FilePromise.ContentType, file.ContentType),
            FieldRole.FileBytes => (FilePromise.Bytes, file.Bytes.ToString(CultureInfo.InvariantCulture)),
            FieldRole.FileUrl => (FilePromise.Sha256, file.Sha256 ?? ""),
            _ => (null, ""),
        };
        if (field is null)
        {
            draft.Loses(value, ReasonCode.NoSuchField);
        }
        else
        {
            draft.Becomes(value, FilePromise.TwinType, field, sent, "file", PromiseCheck.Equals, FieldType.Text);
        }
    }

    /// <summary>Why a file is not sent: its download's failure, emptiness, or what the destination does not take; null where it is sent.</summary>
    public static string? Obstacle(AttachedFile file, bool isTaken) => file switch
    {
        { Failure: { } failure } => failure,
        { Bytes: 0 } => ReasonCode.FileEmpty,
        { Sha256: null } => ReasonCode.FileRefused,
        _ => isTaken ? null : ReasonCode.TransferPackage,
    };

    /// <summary>The first parent that can carry a file, by kind and then by key; null where none can.</summary>
    public static RecordKey? Home(RecordKey file, IComposeContext context, Kind[] preference, Func<RecordKey, bool> canCarry) => context.LinksFrom(file)
        .Where(link => link.Role == LinkRole.Parent && canCarry(link.To))
        .Select(link => (RecordKey?)link.To)
        .OrderBy(key => Array.IndexOf(preference, key!.Value.Kind))
        .ThenBy(key => key)
        .FirstOrDefault();

    /// <summary>What a value of the file means; null where the source does not say.</summary>
    public static string? Role(Draft draft, PlannedValue value) =>
        draft.Record.Record.Fields.FirstOrDefault(field => field.Schema.Name == value.Plan.Source)?.Schema.Role;
}
