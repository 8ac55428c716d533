using Workbench.Core.Security;

namespace Workbench.Core.Tests.Security;

public sealed class SecretScrubberTests
{
    [Fact]
    public void Scrub_KnownSecret_IsGoneEverywhere()
    {
        var scrubber = new SecretScrubber();
        scrubber.Know(new Secret("hunter2!"));

        Assert.Equal("a=***&b=*** and ***", scrubber.Scrub("a=hunter2!&b=hunter2! and hunter2!"));
    }

    [Fact]
    public void Scrub_SecretInsideASecret_LeavesNoRemainder()
    {
        var scrubber = new SecretScrubber();
        scrubber.Know(new Secret("pass"));
        scrubber.Know(new Secret("password-long"));

        Assert.Equal("x *** y ***", scrubber.Scrub("x password-long y pass"));
    }

    [Fact]
    public void Scrub_SecretInHtmlOrAnAddress_IsGoneThereToo()
    {
        var scrubber = new SecretScrubber();
        scrubber.Know(new Secret("a&b<c+d/e"));

        Assert.Equal("<td>***</td> ?key=***", scrubber.Scrub("<td>a&amp;b&lt;c+d/e</td> ?key=a%26b%3Cc%2Bd%2Fe"));
    }

    [Fact]
    public void Scrub_SecretBeyondAsciiInHtml_IsGoneThereToo()
    {
        var scrubber = new SecretScrubber();
        scrubber.Know(new Secret("p\u00e4&ss1"));

        Assert.Equal("<td>***</td>", scrubber.Scrub("<td>p\u00e4&amp;ss1</td>"));
    }

    [Fact]
    public void Scrub_ShortSecretOrNone_LeavesWordsAlone()
    {
        var scrubber = new SecretScrubber();
        scrubber.Know(new Secret("the"));
        scrubber.Know(new Secret(""));

        Assert.Equal("the other", scrubber.Scrub("the other"));
    }
}
