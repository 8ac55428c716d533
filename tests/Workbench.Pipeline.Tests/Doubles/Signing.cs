using Workbench.Core.Planning;
using Workbench.Pipeline.Discover;
using Workbench.Pipeline.SignOff;

namespace Workbench.Pipeline.Tests.Doubles;

/// <summary>Somebody who signs whatever is asked for, on the ledger of the environment itself.</summary>
internal static class Signing
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Discovers, signs what is not open yet, and asks for leave to write.</summary>
    public static async Task<WritePermit> PermitAsync(MigrationEnvironment environment, Plan plan, WritePurpose purpose = WritePurpose.Load)
    {
        if (DiscoverStep.Find(environment.Read) is null)
        {
            await new DiscoverStep(environment).RunAsync(Cancellation);
        }

        await SignAsync(environment, plan, SignOffGate.GateOf(purpose, environment));
        return await AskAsync(environment, plan, purpose);
    }

    /// <summary>Asks for leave to write with the signatures that there are.</summary>
    public static async Task<WritePermit> AskAsync(MigrationEnvironment environment, Plan plan, WritePurpose purpose = WritePurpose.Load) =>
        await new SignOffGate(environment.Ledger).PermitAsync(
            plan, await new DriftCheck(environment).RunAsync(purpose, environment, plan, Cancellation), Cancellation);

    /// <summary>Signs every gate up to one that is not open.</summary>
    public static async Task SignAsync(MigrationEnvironment environment, Plan plan, string last)
    {
        var gate = new SignOffGate(environment.Ledger);
        var discovery = DiscoverStep.Last(environment.Read);
        foreach (var name in SignOffGate.Order.TakeWhile(name => name != last).Append(last))
        {
            var binding = SignOffGate.Binding(name, environment.Route, discovery.Source, discovery.Destination, plan, environment.CodeVersion);
            if (!gate.IsOpen(name, binding))
            {
                await gate.SignAsync(name, "Ada", isDemo: true, "", binding, Cancellation);
            }
        }
    }
}
