using Workbench.Emulators.Kit;
using Workbench.Emulators.Samples;
using Workbench.EndToEnd.Tests.OutsideCheck;

namespace Workbench.EndToEnd.Tests.Running;

/// <summary>One run of <c>workbench demo</c> at its default size, shared by all tests that only look at it.</summary>
public sealed class DefaultDemo : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal TemporaryFolder Folder => folder;

    internal CliResult Result { get; private set; } = new(-1, "", "not run");

    internal static SampleAccount Account { get; } = new BuiltInSample();

    public async ValueTask InitializeAsync() =>
        Result = await WorkbenchCli.RunProcessAsync(["demo", "--out", folder.Run], TestContext.Current.CancellationToken);

    /// <summary>A copy of the production workspace's state, to read or to spoil.</summary>
    internal string CopyOfProduction(string name)
    {
        var copy = Path.Combine(folder.Root, name + ".db");
        foreach (var ending in new[] { "", "-wal" }.Where(ending => File.Exists(folder.StateOf("intercom-production") + ending)))
        {
            File.Copy(folder.StateOf("intercom-production") + ending, copy + ending, overwrite: true);
        }

        return copy;
    }

    internal CheckReport Check(string state)
    {
        using var store = new DocumentStore(state);
        return OutsideChecker.Run(Account, isEdited: true, store);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
