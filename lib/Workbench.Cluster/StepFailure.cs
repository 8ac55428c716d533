using Quartz;
using Workbench.Core.Errors;
using Workbench.Ledger.Postgres;
using Workbench.Notebooks.Migrations;

namespace Workbench.Cluster;

/// <summary>What becomes of a step that failed.</summary>
internal static class StepFailure
{
    /// <summary>
    /// True where it may go on later without anybody putting anything right: the database or a vendor was away, or another process writes the ledger.
    /// Whatever else it is would fail again and again, and nobody would see it.
    /// </summary>
    public static bool Passes(Exception failure) =>
        failure is WorkbenchException { IsRetryable: true } or SchedulerException || ServerFailure.IsAway(failure);

    /// <summary>The failure in words for people, without the migration's secrets.</summary>
    public static async Task<string> WordsAsync(Exception failure, string folder, CancellationToken cancellation)
    {
        var words = failure is WorkbenchException or IOException ? failure.Message : $"{failure.GetType().Name}: {failure.Message}";
        try
        {
            return KnownSecrets.Of(await MigrationFile.ReadAsync(folder, cancellation), SecretSource.FromMachine()).Scrub(words);
        }
        catch (Exception also) when (also is WorkbenchException or IOException or UnauthorizedAccessException)
        {
            // Without that file no account was opened, so no secret of one can have been said.
            return words;
        }
    }
}
