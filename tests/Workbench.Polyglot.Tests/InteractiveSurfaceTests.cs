using Microsoft.DotNet.Interactive;
using Workbench.Notebooks.Displays;

namespace Workbench.Polyglot.Tests;

public sealed class InteractiveSurfaceTests
{
    private readonly InteractiveSurface surface = new();

    [Fact]
    public void ShowProgress_SameLabelInOneCell_UpdatesItsDisplay()
    {
        var cell = Enter();

        foreach (var line in new ProgressLine[] { new("load", 1, 9), new("files", 1, 2), new("load", 5, 9) })
        {
            surface.Of().ShowProgress(line);
        }

        Assert.Equal([new ProgressLine("load", 5, 9), new ProgressLine("files", 1, 2)], cell.Displays.Select(display => display.Value));
    }

    [Fact]
    public void ShowProgress_NextCell_LeavesTheDisplaysOfTheLast()
    {
        var first = Enter();
        surface.Of().ShowProgress(new("load", 9, 9));
        var second = Enter();

        surface.Of().ShowProgress(new("load", 1, 9));

        Assert.Equal(new ProgressLine("load", 9, 9), Assert.Single(first.Displays).Value);
        Assert.Equal(new ProgressLine("load", 1, 9), Assert.Single(second.Displays).Value);
    }

    [Fact]
    public void Cancellation_StopButton_IsThatOfTheRunningCell()
    {
        using var stop = new CancellationTokenSource();
        Enter(stop);
        var cancellation = surface.Of().Cancellation;

        stop.Cancel();

        Assert.True(cancellation.IsCancellationRequested);
        Assert.False(surface.Of().IsUnattended);
    }

    [Fact]
    public void Of_OutsideOfCells_IsSilent()
    {
        KernelInvocationContext.Enter(null);

        surface.Of().ShowProgress(new("load", 1, 9));

        Assert.False(surface.Of().Cancellation.CanBeCanceled);
    }

    private static KernelInvocationContext Enter(CancellationTokenSource? stop = null)
    {
        var cell = new KernelInvocationContext { CancellationToken = stop?.Token ?? CancellationToken.None };
        KernelInvocationContext.Enter(cell);
        return cell;
    }
}
