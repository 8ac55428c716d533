using Workbench.EndToEnd.Tests.Running;

[assembly: AssemblyFixture(typeof(PreparedStage))]

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>A small migration that stands right before its production load. Tests take copies of it.</summary>
public sealed class PreparedStage : IAsyncLifetime
{
    public const double Size = 0.1;

    private readonly TemporaryFolder folder = new();

    public async ValueTask InitializeAsync()
    {
        await using var stage = await Stage.StartAsync(folder, Size, TestContext.Current.CancellationToken);
        await stage.PrepareAsync(TestContext.Current.CancellationToken);
    }

    internal TemporaryFolder Copy() => folder.Copy();

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
