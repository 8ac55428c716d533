using System.Globalization;
using Workbench.Core.Errors;

namespace Workbench.Ledger.Storage;

/// <summary>
/// The right to write a ledger: an exclusive lock of the operating system on <c>&lt;ledger&gt;.lock</c>, which ends with the process
/// however that dies. Who holds it stands in <c>&lt;ledger&gt;.writer</c>, because a locked file cannot be read.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream held;
    private readonly string holderPath;

    private WriterLock(FileStream held, string holderPath)
    {
        this.held = held;
        this.holderPath = holderPath;
    }

    /// <exception cref="LedgerException">Another process, or another ledger object of this one, holds the lock; or the disk is full.</exception>
    public static WriterLock Take(string ledgerPath, TimeProvider clock)
    {
        var holderPath = ledgerPath + ".writer";
        FileStream held;
        try
        {
            held = new FileStream(ledgerPath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (!DiskFull.Caused(failure))
        {
            var holder = File.Exists(holderPath) ? File.ReadAllText(holderPath) : "pid unknown";
            throw new LedgerException(
                $"Another process ({holder}) writes this migration ({ledgerPath}); wait for it or stop it.", failure) { IsHeld = true };
        }

        catch (IOException failure)
        {
            throw Full(ledgerPath, failure);
        }

        try
        {
            var started = clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            File.WriteAllText(
                holderPath,
                string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId} on {Environment.MachineName} since {started}"));
            return new WriterLock(held, holderPath);
        }
        catch (IOException failure)
        {
            held.Dispose();
            throw Full(ledgerPath, failure);
        }
    }

    private static LedgerException Full(string ledgerPath, IOException failure) =>
        new($"The ledger {ledgerPath} cannot be opened for writing ({failure.Message}). Free disk space, then start again.", failure);

    public void Dispose()
    {
        File.Delete(holderPath);
        held.Dispose();
    }
}
