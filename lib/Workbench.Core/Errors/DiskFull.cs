namespace Workbench.Core.Errors;

/// <summary>Tells a full disk from every other failure of a file, so that the message can say what to do.</summary>
public static class DiskFull
{
    /// <summary>ENOSPC; the same number on Linux and macOS.</summary>
    private const int NoSpaceLeft = 28;

    /// <summary>EDQUOT on Linux: the user's share is used up.</summary>
    private const int QuotaExceeded = 122;

    /// <summary>ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL of Windows, as HRESULTs.</summary>
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>True where a write failed because the disk, or the user's share of it, is full.</summary>
    public static bool Caused(Exception failure) =>
        failure is IOException { HResult: NoSpaceLeft or QuotaExceeded or WindowsDiskFull or WindowsHandleDiskFull };
}
