using Workbench.Cli.Running;
using Workbench.Tests.Shared;

namespace Workbench.EndToEnd.Tests.Running;

public sealed class TerminalWriterTests
{
    [Fact]
    public void WriteLine_EveryHostileInput_ActsOnNothing()
    {
        var shown = new StringWriter { NewLine = "\n" };
        var terminal = new TerminalWriter(shown);

        foreach (var input in HostileTable.All)
        {
            terminal.WriteLine(input.Text);
            terminal.WriteLine("{0}", input.Text);
            terminal.Write(input.Text.ToCharArray());
        }

        Assert.DoesNotContain(shown.ToString(), character => char.IsControl(character) && character is not ('\n' or '\t'));
        Assert.DoesNotContain('\u202E', shown.ToString());
    }

    [Fact]
    public void WriteLine_PlainText_StaysAsItIs()
    {
        var shown = new StringWriter { NewLine = "\r\n" };

        new TerminalWriter(shown).WriteLine("Grüße, 漢字 🚀\n\tsecond");

        Assert.Equal("Grüße, 漢字 🚀\r\n\tsecond\r\n", shown.ToString());
    }

    [Fact]
    public void Rewrite_HostileLine_StaysOnItsLine()
    {
        var shown = new StringWriter();

        new TerminalWriter(shown).Rewrite("a\nb\rc");

        Assert.Equal("\ra↵b␍c", shown.ToString());
    }
}
