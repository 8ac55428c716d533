using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Workbench.Host.Sessions.Packages;

/// <summary>
/// Fetches packages for scratch work with <c>dotnet restore</c> over a generated project, in a folder of the cache that is named by what was
/// asked for: asking again costs nothing. Sources and credentials are those of the user's NuGet configuration.
/// </summary>
/// <param name="cache">Where the generated projects lie; the packages themselves go into NuGet's own folder.</param>
internal sealed class PackageRestore(string cache)
{
    private const int MaxLines = 8;

    /// <summary>Below the user's folder for data that may be deleted at any time.</summary>
    public static string DefaultCache => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "workbench", "packages");

    /// <summary>The assemblies of the packages and of all that they need.</summary>
    /// <exception cref="PackageRestoreException">They cannot be had; the message repeats what NuGet says.</exception>
    public async Task<IReadOnlyList<string>> AssembliesAsync(IReadOnlyList<PackageWish> wishes, CancellationToken cancellation)
    {
        var project = PackageProject.Write(wishes);
        var folder = Path.Combine(cache, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        var assets = Path.Combine(folder, "obj", "project.assets.json");
        if (File.Exists(assets) && RestoredAssets.TryRead(assets) is { } known)
        {
            return known;
        }

        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, PackageProject.FileName), project, cancellation).ConfigureAwait(false);
        foreach (var name in PackageProject.Shields)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "<Project />\n", cancellation).ConfigureAwait(false);
        }

        await RestoreAsync(wishes, folder, cancellation).ConfigureAwait(false);
        return RestoredAssets.TryRead(assets)
            ?? throw new PackageRestoreException(Names(wishes), "dotnet restore ended without an error, but the packages are not where it says they are.");
    }

    private static async Task RestoreAsync(IReadOnlyList<PackageWish> wishes, string folder, CancellationToken cancellation)
    {
        using var process = Start(wishes, folder);
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            if (process.ExitCode != 0)
            {
                throw new PackageRestoreException(Names(wishes), Said(await output.ConfigureAwait(false) + await error.ConfigureAwait(false)));
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static Process Start(IReadOnlyList<PackageWish> wishes, string folder)
    {
        var start = new ProcessStartInfo(DotnetCommand.Path, ["restore", PackageProject.FileName, "--nologo", "-v", "quiet"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new PackageRestoreException(Names(wishes), $"the .NET SDK is needed to fetch packages, and '{DotnetCommand.Path}' cannot be started ({missing.Message}).");
        }
    }

    /// <summary>The errors among what MSBuild prints, each once and without the path of the generated project.</summary>
    private static string Said(string output)
    {
        var lines = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.IndexOf("error ", StringComparison.Ordinal) is var at and >= 0 ? line[at..] : line)
            .Select(line => line.IndexOf(" [", StringComparison.Ordinal) is var at and > 0 ? line[..at] : line)
            .Distinct(StringComparer.Ordinal).ToList();
        var errors = lines.Where(line => line.StartsWith("error ", StringComparison.Ordinal)).ToList();
        var told = (errors.Count > 0 ? errors : lines).Take(MaxLines).ToList();
        return told.Count == 0 ? "dotnet restore failed and said nothing." : string.Join("\n", told);
    }

    private static string Names(IReadOnlyList<PackageWish> wishes) => string.Join(", ", wishes.Select(wish =>
        string.Create(CultureInfo.InvariantCulture, $"{wish.Id} {wish.Version ?? "(newest)"} (line {wish.Line})")));
}
