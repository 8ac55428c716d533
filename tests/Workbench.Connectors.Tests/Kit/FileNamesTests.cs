using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Tests.Kit;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("report.txt\0.exe", "report.txt_.exe")]
    [InlineData("a\r\nb.txt", "a__b.txt")]
    [InlineData("\u001b[2Jx", "_[2Jx")]
    [InlineData("..", "file")]
    [InlineData(" . ", "file")]
    [InlineData("", "file")]
    public void Clean_NameThatNoVendorGivesBack_IsChanged(string name, string expected) => Assert.Equal(expected, FileNames.Clean(name));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("=HYPERLINK(\"x\").csv")]
    [InlineData(".htaccess")]
    [InlineData("漢字 🚀 \u202Efdp.exe")]
    public void Clean_AnyOtherName_StaysAsItIs(string name) => Assert.Equal(name, FileNames.Clean(name));
}
