using Workbench.Core.Planning;

namespace Workbench.Core.Tests.Planning;

public sealed class TemplateTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("{a} b {c d}", "[a]| b |[c d]")]
    [InlineData("{{{a}}}", "{|[a]|}")]
    [InlineData("}}{{", "}{")]
    public void Parse_Template_GivesTextAndFields(string text, string parts)
    {
        var template = TemplateText.Parse(text);

        Assert.Null(template.Fault);
        Assert.Equal(parts, string.Join('|', template.Parts.Select(part => part.IsField ? $"[{part.Text}]" : part.Text)));
    }

    [Theory]
    [InlineData("{", "character 1")]
    [InlineData("a {}", "character 3")]
    [InlineData("a {b{c}", "character 3")]
    [InlineData("a } b", "character 3")]
    public void Parse_BraceAlone_SaysWhere(string text, string place)
    {
        var template = TemplateText.Parse(text);

        Assert.Contains(place, template.Fault, StringComparison.Ordinal);
        Assert.Empty(template.Parts);
    }
}
