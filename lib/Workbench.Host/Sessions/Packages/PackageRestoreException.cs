namespace Workbench.Host.Sessions.Packages;

/// <summary>A package that a cell asks for cannot be had.</summary>
public sealed class PackageRestoreException(string packages, string said)
    : Exception($"{packages} cannot be had: {said}\nCheck id, version and the sources ('dotnet nuget list source'), or reference the library by its path: #r \"path/to/library.dll\".");
