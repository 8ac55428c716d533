using Workbench.Pipeline.Map.Edits.Choices;

namespace Workbench.Pipeline.Tests.Map.Edits.Choices;

public sealed class OrganizationSlugTests
{
    [Theory]
    [InlineData("Demo organization", "demo-organization")]
    [InlineData(" ACME Support ", "acme-support")]
    public void Of_PlainName_IsReadable(string name, string slug) => Assert.Equal(slug, OrganizationSlug.Of(name));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("ORGANIZATION")]
    public void Of_NobodyNamed_IsNone(string name) => Assert.Null(OrganizationSlug.Of(name));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("C:\\Windows\\System32")]
    [InlineData("con")]
    [InlineData("a\0b")]
    [InlineData("日本語")]
    [InlineData("..")]
    [InlineData("-")]
    [InlineData("Müller & Söhne")]
    public void Of_HostileName_IsAPlainFileNameWithAHash(string name) => Assert.Matches("^[a-z0-9][a-z0-9-]*-[0-9a-f]{8}$", OrganizationSlug.Of(name));

    [Fact]
    public void Of_LongOrSimilarNames_DifferAndStayShort()
    {
        string[] names = [new('a', 500), new('a', 501), "Müller", "Moller", "M ller", "Mü ller"];

        var slugs = names.Select(name => OrganizationSlug.Of(name)!).ToList();

        Assert.Equal(names.Length, slugs.Distinct().Count());
        Assert.All(slugs, slug => Assert.True(slug.Length <= 70));
    }
}
