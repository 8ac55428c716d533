using Workbench.Core.Writing;

namespace Workbench.Core.Tests.Writing;

public sealed class TwinRefTests
{
    [Fact]
    public void Readable_PartInAContainer_IsTheContainer() =>
        Assert.Equal(new TwinRef("ticket", "9"), new TwinRef("ticket-part", "5", "ticket:9").Readable());

    [Fact]
    public void Readable_StandsAlone_IsItself()
    {
        var twin = new TwinRef("ticket", "9");

        Assert.Same(twin, twin.Readable());
    }

    [Fact]
    public void Readable_ContainerIdWithAColon_KeepsTheWholeId()
    {
        var container = new TwinRef("custom", "a:b:c");

        Assert.Equal(container, new TwinRef("part", "1", container.Print()).Readable());
    }
}
