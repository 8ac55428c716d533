using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;

namespace Workbench.EndToEnd.Tests.OutsideCheck;

/// <summary>
/// Compares a source account with a destination workspace, from behind both APIs. It knows the two vendors' sheets and nothing of the
/// migration: no ledger, no plan, no connector. What it lets pass stands in <see cref="AllowedLoss"/>.
/// </summary>
internal static class OutsideChecker
{
    /// <param name="isEdited">True where the account's later changes were made.</param>
    public static CheckReport Run(SampleAccount account, bool isEdited, DocumentStore destination)
    {
        var truth = new SourceTruth(account, isEdited);
        var workspace = new Workspace(destination);
        var twins = new TwinIndex(workspace);
        var report = new CheckReport();
        new BystanderCheck(truth, workspace, report).Run();
        new PeopleCheck(truth, workspace, twins, report).Run();
        new TicketCheck(truth, workspace, twins, report).Run();
        new ThreadCheck(truth, workspace, twins, report).Run();
        new FileCheck(truth, workspace, twins, report).Run();
        new CustomRecordCheck(truth, workspace, twins, report).Run();
        new LeftoverCheck(workspace, report).Run();
        return report;
    }
}
