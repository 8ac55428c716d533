using System.Net.Sockets;
using Npgsql;
using Quartz;
using Workbench.Cluster;
using Workbench.Core.Errors;

namespace Workbench.EndToEnd.Tests.Cluster;

public sealed class StepFailureTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { new LedgerException("the chain is broken"), false },
        { new LedgerException("another process writes it") { IsHeld = true }, true },
        { new LedgerException("the server is away") { IsAway = true }, true },
        { new ConnectorException("throttled") { MayRetry = true }, true },
        { new ConnectorException("the token is refused"), false },
        { new GateException("not signed"), false },
        { new SchedulerException("its tables could not be read"), true },
        { new SocketException((int)SocketError.HostNotFound), true },
        { new TimeoutException(), true },
        { new NpgsqlException("the connection broke"), true },
        { Refusal("42501"), false },
        { Refusal("23505"), false },
        { Refusal("57P01"), true },
        { Refusal("25P03"), true },
        { new InvalidOperationException("a fault of ours"), false },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Passes_AnyFailure_IsTrueForWhatGoesAwayByItself(Exception failure, bool passes) => Assert.Equal(passes, StepFailure.Passes(failure));

    private static PostgresException Refusal(string state) => new("refused", "ERROR", "ERROR", state);
}
