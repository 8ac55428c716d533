using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Host.Sessions.Language;

/// <summary>What may replace a part of a cell.</summary>
/// <param name="Start">First UTF-16 unit of the part; with <paramref name="End"/>, a half-open range.</param>
/// <param name="Matches">In the order in which they are offered: by name.</param>
public sealed record Completion(int Start, int End, IReadOnlyList<CompletionMatch> Matches);

/// <param name="Kind">In lower-case words: method, property, field, event, class, struct, interface, enum, delegate, namespace, local, parameter or keyword.</param>
/// <param name="Signature">Of members and variables; empty for others.</param>
public sealed record CompletionMatch(string Text, string Kind, string Signature);

/// <summary>Finds completions by asking the compiler which names it would accept.</summary>
internal static class CellCompletion
{
    private const int MostMatches = 500;

    public static Completion At(SubmissionCompiler compiler, string source, int position, CancellationToken cancellation)
    {
        position = Math.Clamp(position, 0, source.Length);
        var compilation = compiler.Draft(CellDirectives.Draft(source).Source, cancellation);
        var tree = compilation.SyntaxTrees.Single();
        var root = tree.GetRoot(cancellation);
        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(source[start - 1]))
        {
            start--;
        }

        var typed = source[start..position];
        if (IsInText(root, position) || (typed.Length > 0 && char.IsAsciiDigit(typed[0])))
        {
            return new Completion(position, position, []);
        }

        var model = compilation.GetSemanticModel(tree);
        var place = CompletionPlace.Of(root, start);
        var symbols = place.Symbols(model, start, cancellation);
        var keywords = place.IsFree ? Keywords : [];
        var matches = symbols
            .Where(symbol => symbol.CanBeReferencedByName && symbol.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(group => new CompletionMatch(group.Key, KindOf(group.First()), SymbolText.Signature(group.First(), group.Count())))
            .Concat(keywords.Where(word => word.StartsWith(typed, StringComparison.Ordinal)).Select(word => new CompletionMatch(word, "keyword", "")))
            .DistinctBy(match => match.Text, StringComparer.Ordinal)
            .OrderBy(match => match.Text.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(match => match.Text, StringComparer.OrdinalIgnoreCase)
            .Take(MostMatches);
        return new Completion(start, position, [.. matches]);
    }

    private static IEnumerable<string> Keywords { get; } =
        [.. SyntaxFacts.GetKeywordKinds().Where(SyntaxFacts.IsReservedKeyword).Select(SyntaxFacts.GetText), "await", "var", "record", "when", "where", "yield"];

    /// <summary>Inside a comment or a literal there is nothing to complete.</summary>
    private static bool IsInText(SyntaxNode root, int position)
    {
        if (root.FindTrivia(position > 0 ? position - 1 : 0) is var trivia
            && (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && position < trivia.Span.End)))
        {
            return true;
        }

        var token = root.FindToken(position > 0 ? position - 1 : 0);
        return token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            && position > token.SpanStart && (position < token.Span.End || token.ContainsDiagnostics || token.IsKind(SyntaxKind.InterpolatedStringTextToken));
    }

    private static string KindOf(ISymbol symbol) => symbol switch
    {
        ITypeSymbol { TypeKind: TypeKind.TypeParameter } => "class",
        ITypeSymbol type => type.TypeKind.ToString().ToLowerInvariant(),
        // A variable of a cell is a field of its submission to the compiler.
        IFieldSymbol { ContainingType.IsScriptClass: true } => "local",
        _ => symbol.Kind.ToString().ToLowerInvariant(),
    };
}
