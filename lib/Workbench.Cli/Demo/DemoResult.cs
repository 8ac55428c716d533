using Workbench.Cli.Running;

namespace Workbench.Cli.Demo;

/// <summary>What one demo came to.</summary>
/// <param name="Outbox">Messages that the vendors would have sent to anybody.</param>
internal sealed record DemoResult(string Route, AuditRecord Record, long Outbox, TimeSpan Duration)
{
    public bool IsClean => Record.IsClean && Outbox == 0;
}
