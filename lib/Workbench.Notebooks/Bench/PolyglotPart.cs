using System.Reflection;
using System.Runtime.Loader;

namespace Workbench.Notebooks;

/// <summary>
/// Registers Workbench.Polyglot where it lies beside this assembly and the process is .NET Interactive. It is found by name: its packages are not
/// in every registry, and everything else works without it.
/// </summary>
internal static class PolyglotPart
{
    private const string Host = "Microsoft.DotNet.Interactive";
    private const string Part = "Workbench.Polyglot";

    /// <summary>What became of it, for the migration's facts; null where the host is another one.</summary>
    public static string? Load() =>
        AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == Host)
            ? Load(Path.GetDirectoryName(typeof(PolyglotPart).Assembly.Location)!, AssemblyLoadContext.GetLoadContext(typeof(PolyglotPart).Assembly)!)
            : null;

    /// <param name="folder">Where the part may lie.</param>
    /// <param name="context">Takes the part in, so that it meets the types of the Bench that loads it.</param>
    internal static string Load(string folder, AssemblyLoadContext context)
    {
        var file = Path.Combine(folder, Part + ".dll");
        if (!File.Exists(file))
        {
            return $"not built: tables and drawings instead. 'dotnet build lib/{Part}' in the clone of the workbench builds it.";
        }

        if (context.Assemblies.Any(assembly => assembly.GetName().Name == Part))
        {
            return "registered";
        }

        try
        {
            var extension = context.LoadFromAssemblyPath(file).GetType(Part + ".PolyglotExtension", throwOnError: true)!;
            var register = extension.GetMethod("Register", BindingFlags.Public | BindingFlags.Static, []) ?? throw new MissingMethodException(extension.FullName, "Register");
            register.Invoke(null, null);
            return "registered";
        }
        catch (Exception error) when (error is TargetInvocationException or IOException or TypeLoadException or BadImageFormatException or MissingMemberException)
        {
            // A part that does not fit this kernel costs the charts, not the migration.
            return $"not registered: {(error.InnerException ?? error).Message} Tables and drawings are shown instead; build lib/{Part} against the packages of this kernel.";
        }
    }
}
