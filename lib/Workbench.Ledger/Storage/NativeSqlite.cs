using System.Runtime.InteropServices;
using SQLitePCL;

namespace Workbench.Ledger.Storage;

/// <summary>
/// The calls of SQLite that are made dozens of times for each record of a load, straight to the library that the provider has loaded. The provider
/// counts a handle's users around each call and has SQLite copy every text; a <see cref="Statement"/> belongs to one thread and keeps its texts itself.
/// </summary>
internal static class NativeSqlite
{
    private const string Library = "e_sqlite3";

    /// <summary>Finds the library where the provider finds it. Called once, before anything else here.</summary>
    public static void Resolve() => NativeLibrary.SetDllImportResolver(
        typeof(NativeSqlite).Assembly,
        static (name, _, path) => name == Library ? NativeLibrary.Load(name, typeof(SQLite3Provider_e_sqlite3).Assembly, path) : 0);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null")]
    public static extern int BindNull(nint statement, int place);

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64")]
    public static extern int BindNumber(nint statement, int place, long number);

    /// <param name="destructor">0: the bytes stay where they are until the statement is bound again or disposed.</param>
    [DllImport(Library, EntryPoint = "sqlite3_bind_text")]
    public static extern int BindText(nint statement, int place, nint text, int bytes, nint destructor = 0);

    [DllImport(Library, EntryPoint = "sqlite3_step")]
    public static extern int Step(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_reset")]
    public static extern int Reset(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_changes")]
    public static extern int Changes(nint database);
}
