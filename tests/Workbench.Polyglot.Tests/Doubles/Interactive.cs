namespace Microsoft.DotNet.Interactive
{
    /// <summary>Signatures of Microsoft.DotNet.Interactive that the setup file and lib/Workbench.Polyglot call, read at commit 098a01b9 of its sources.</summary>
    public class Kernel
    {
        private static readonly AsyncLocal<Kernel?> Running = new();

        public static Kernel? Current => Running.Value;

        internal static void Enter(Kernel kernel) => Running.Value = kernel;
    }

    public sealed class KernelInvocationContext
    {
        private static readonly AsyncLocal<KernelInvocationContext?> Running = new();

        public static KernelInvocationContext? Current => Running.Value;

        public CancellationToken CancellationToken { get; init; }

        /// <summary>What the cell shows, each display with the value it shows now.</summary>
        internal List<Formatting.DisplayedValue> Displays { get; } = [];

        internal static void Enter(KernelInvocationContext? context) => Running.Value = context;
    }

    public static class KernelInvocationContextExtensions
    {
        public static Formatting.DisplayedValue Display(this KernelInvocationContext context, object value, params string[] mimeTypes)
        {
            context.Displays.Add(new Formatting.DisplayedValue(value));
            return context.Displays[^1];
        }
    }

    public interface IKernelExtension
    {
        Task OnLoadAsync(Kernel kernel);
    }
}

namespace Microsoft.DotNet.Interactive.CSharp
{
    public class CSharpKernel : Kernel
    {
        private readonly List<string> references = [];

        internal IReadOnlyList<string> References => references;

        public void AddAssemblyReferences(IEnumerable<string> assemblyPaths) => references.AddRange(assemblyPaths);
    }
}

namespace Microsoft.DotNet.Interactive.Formatting
{
    public class DisplayedValue(object value)
    {
        public object Value { get; private set; } = value;

        public void Update(object updatedValue) => Value = updatedValue;
    }

    public sealed class FormatContext(TextWriter writer)
    {
        public TextWriter Writer { get; } = writer;
    }

    public delegate bool FormatDelegate<in T>(T value, FormatContext context);

    /// <summary>The three ways to register a formatter, so that overload resolution is as it is there; kept per flow, not per process.</summary>
    public static class Formatter
    {
        private static readonly AsyncLocal<Dictionary<(Type, string), Func<object, string>>?> Registered = new();

        public static void Register<T>(FormatDelegate<T> formatter, string mimeType = "text/plain") =>
            throw new NotSupportedException("Not called by the workbench.");

        public static void Register<T>(Action<T, TextWriter> formatter, string mimeType = "text/plain") =>
            throw new NotSupportedException("Not called by the workbench.");

        public static void Register<T>(Func<T, string> formatter, string mimeType = "text/plain") =>
            (Registered.Value ??= [])[(typeof(T), mimeType)] = value => formatter((T)value);

        internal static string Format(object value, string mimeType) => Registered.Value![(value.GetType(), mimeType)](value);
    }
}
