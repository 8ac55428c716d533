using System.Xml.Linq;

namespace Workbench.Host.Sessions.Packages;

/// <summary>The project file that stands for the packages of a cell.</summary>
internal static class PackageProject
{
    public const string FileName = "packages.csproj";

    /// <summary>Empty files that keep MSBuild from taking over settings of folders above.</summary>
    public static readonly IReadOnlyList<string> Shields = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    public static string Write(IReadOnlyList<PackageWish> wishes) => new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
            new XElement("NuGetAudit", "false")),
        new XElement("ItemGroup", wishes.OrderBy(wish => wish.Id, StringComparer.OrdinalIgnoreCase).Select(wish => new XElement(
            "PackageReference", new XAttribute("Include", wish.Id), new XAttribute("Version", wish.Version ?? "*"))))).ToString();
}
