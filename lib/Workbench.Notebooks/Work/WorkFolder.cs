using System.Globalization;
using System.Text.Json;
using Workbench.Core.Errors;
using Workbench.Core.Hashing;

namespace Workbench.Notebooks.Work;

/// <summary>
/// The folder <c>work</c> of a migration: one state and one log for each work, readable by their owner alone, and the lock of the one that
/// runs. What ends in <c>.part</c> is no part of the record.
/// </summary>
internal sealed class WorkFolder(string migration)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);

    private readonly string folder = Path.Combine(migration, "work");

    private string LockPath => Path.Combine(folder, "running.part");

    private string StopPath => Path.Combine(folder, "stop.part");

    private string ShownPath => Path.Combine(folder, "shown.part");

    public static string NewId(string step, DateTimeOffset now) => now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z-'", CultureInfo.InvariantCulture) + step;

    public string LogOf(string id) => Path.Combine(folder, id + ".log");

    /// <summary>Makes an empty log that only its owner can read.</summary>
    public string CreateLog(string id)
    {
        var path = LogOf(id);
        using var made = Create(path);
        return path;
    }

    /// <summary>The newest work, ended or not; null where there was none.</summary>
    public WorkState? Newest() =>
        Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).Max(StringComparer.Ordinal) is { } id
            ? Read(id)
            : null;

    /// <summary>One work; null where it has not said anything yet.</summary>
    public WorkState? Read(string id)
    {
        var path = Path.Combine(folder, id + ".json");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<WorkState>(File.ReadAllBytes(path), CanonicalJson.Options);
        }
        catch (JsonException error)
        {
            throw new LedgerException($"{path} is not what the workbench wrote ({error.Message}). Delete it; the ledger knows where every record stands.", error);
        }
    }

    /// <summary>Replaces the state in one step.</summary>
    public void Write(WorkState state)
    {
        var path = Path.Combine(folder, state.Id + ".json");
        var unfinished = path + ".part";
        using (var file = Create(unfinished))
        {
            JsonSerializer.Serialize(file, state, CanonicalJson.Readable);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>True while a process carries out a work of this migration: the operating system frees its lock however it ends.</summary>
    public bool IsRunning()
    {
        if (!File.Exists(LockPath))
        {
            return false;
        }

        try
        {
            // Those who only look share the lock with one another.
            using var look = new FileStream(LockPath, FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Takes the lock, for as long as the stream is open.</summary>
    /// <exception cref="LedgerException">Another process has it.</exception>
    public async Task<FileStream> TakeAsync(TimeProvider clock, CancellationToken cancellation)
    {
        Prepare();
        var startedAt = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException failure) when (!DiskFull.Caused(failure))
            {
                // Somebody may only be looking whether the lock is free.
                if (clock.GetElapsedTime(startedAt) > LockPatience)
                {
                    throw new LedgerException($"Another work of this migration runs{(Newest() is { } state ? $" ({state.Step}, {state.Who})" : "")}. Attach to it, or stop it first.", failure);
                }

                await Task.Delay(LockPause, clock, cancellation);
            }
        }
    }

    /// <summary>Asks a work to stop. A file and no signal: process ids are used again, and Windows has no signals.</summary>
    public void RequestStop(string id) => WriteNote(StopPath, id);

    public bool IsStopRequested(string id) => ReadNote(StopPath) == id;

    /// <summary>Remembers that somebody has seen how this work ended.</summary>
    public void MarkShown(string id) => WriteNote(ShownPath, id);

    public bool IsShown(string id) => ReadNote(ShownPath) == id;

    /// <summary>The end of what the process printed, for a message; empty where it printed nothing.</summary>
    public string LogEnd(string id)
    {
        const int most = 600;
        var text = File.Exists(LogOf(id)) ? File.ReadAllText(LogOf(id)).Trim() : "";
        return text.Length <= most ? text : "…" + text[^most..];
    }

    private void WriteNote(string path, string id)
    {
        using var file = new StreamWriter(Create(path));
        file.Write(id);
    }

    private static string? ReadNote(string path)
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
        catch (IOException)
        {
            // It is being written at this moment: it is read again soon.
            return null;
        }
    }

    private FileStream Create(string path)
    {
        Prepare();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private void Prepare()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
