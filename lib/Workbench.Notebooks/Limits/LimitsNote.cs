using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Notebooks.Limits;

/// <summary>
/// A wish that one process leaves for the one that writes the ledger: a small file in the folder <c>work</c>. It is no part of the record; what
/// becomes of it is.
/// </summary>
internal sealed class LimitsNote(string migration)
{
    private readonly string folder = Path.Combine(migration, "work");

    private string FilePath => Path.Combine(folder, "limits.part");

    /// <summary>True until somebody has taken it.</summary>
    public bool IsThere => File.Exists(FilePath);

    /// <exception cref="LedgerException">Another wish waits there.</exception>
    public void Leave(Left wish)
    {
        Directory.CreateDirectory(folder);
        var unfinished = FilePath + ".new";
        File.WriteAllText(unfinished, CanonicalJson.Write(wish));
        try
        {
            File.Move(unfinished, FilePath, overwrite: false);
        }
        catch (IOException) when (IsThere)
        {
            throw new LedgerException("Another change of the limits waits to be taken over. Try again in a few seconds.");
        }
    }

    /// <summary>Takes the wish away; null where there is none.</summary>
    /// <exception cref="PlanException">It is not what the workbench wrote.</exception>
    public Left? Take()
    {
        if (!IsThere)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Left>(File.ReadAllText(FilePath), CanonicalJson.Options);
        }
        catch (JsonException error)
        {
            throw new PlanException($"{FilePath} is not what the workbench wrote ({error.Message}). It was deleted; say it again.", error);
        }
        finally
        {
            File.Delete(FilePath);
        }
    }

    /// <param name="By">Whoever said so.</param>
    internal sealed record Left(LimitsWish Wish, string By);
}
