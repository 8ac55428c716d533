using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace Workbench.Host.Formatting;

/// <summary>Reads the formatter convention off a type, once; calls then go through compiled delegates.</summary>
internal static class FormatterSource
{
    private const string AttributeName = "TypeFormatterSourceAttribute";
    private const BindingFlags AnyInstance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static IReadOnlyList<ConventionFormatter> Find(Type type)
    {
        var source = SelfAndBases(type).Concat(type.GetInterfaces()).Select(SourceType).FirstOrDefault(found => found is not null);
        if (source is null)
        {
            return [];
        }

        var create = source.GetMethod("CreateTypeFormatters", AnyInstance, Type.EmptyTypes)
            ?? throw new MissingMethodException($"{source.FullName} is named by {AttributeName} on {type.Name} but has no method CreateTypeFormatters().");
        var instance = Activator.CreateInstance(source, nonPublic: true)!;
        return [.. ((IEnumerable)create.Invoke(instance, null)!).Cast<object>().Select(formatter => Bind(formatter, type))];
    }

    private static IEnumerable<Type> SelfAndBases(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static Type? SourceType(Type type) => type.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name == AttributeName && attribute.ConstructorArguments.Count > 0)
        .Select(attribute => attribute.ConstructorArguments[0].Value as Type)
        .FirstOrDefault(source => source is not null);

    private static ConventionFormatter Bind(object formatter, Type type)
    {
        var mimeType = formatter.GetType().GetProperty("MimeType", AnyInstance)?.GetValue(formatter) as string
            ?? throw new MissingMemberException($"{formatter.GetType().FullName}, a formatter of {type.Name}, has no string property MimeType.");
        var format = formatter.GetType().GetMethods(AnyInstance)
            .Where(method => method.Name == "Format" && method.ReturnType == typeof(bool))
            .Where(method => method.GetParameters() is [var value, var output]
                && value.ParameterType.IsAssignableFrom(type) && Output(output.ParameterType, null) is not null)
            .OrderBy(method => method.GetParameters()[1].ParameterType == typeof(TextWriter) ? 0 : 1)
            .FirstOrDefault()
            ?? throw new MissingMethodException($"{formatter.GetType().FullName} has no method bool Format({type.Name}, TextWriter).");
        return new ConventionFormatter(mimeType, Compile(formatter, format));
    }

    private static Func<object, TextWriter, bool> Compile(object formatter, MethodInfo format)
    {
        var value = Expression.Parameter(typeof(object));
        var writer = Expression.Parameter(typeof(TextWriter));
        var parameters = format.GetParameters();
        var call = Expression.Call(
            Expression.Constant(formatter),
            format,
            Expression.Convert(value, parameters[0].ParameterType),
            Output(parameters[1].ParameterType, writer)!);
        return Expression.Lambda<Func<object, TextWriter, bool>>(call, value, writer).Compile();
    }

    /// <summary>The second argument of Format: the writer itself, or a context type that is made from a writer.</summary>
    private static Expression? Output(Type type, ParameterExpression? writer)
    {
        var source = writer ?? Expression.Parameter(typeof(TextWriter));
        if (type.IsAssignableFrom(typeof(TextWriter)))
        {
            return source;
        }

        return type.GetConstructor([typeof(TextWriter)]) is { } constructor ? Expression.New(constructor, source) : null;
    }
}
