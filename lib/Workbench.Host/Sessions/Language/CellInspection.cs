using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Host.Sessions.Language;

/// <summary>What a name is.</summary>
/// <param name="Signatures">Of all overloads, the one that is meant first.</param>
/// <param name="Documentation">Its paragraphs; empty where there is none.</param>
public sealed record Inspection(IReadOnlyList<string> Signatures, IReadOnlyList<string> Documentation);

/// <summary>Asks the compiler what the name at the cursor means, also in a cell that does not compile yet.</summary>
internal static class CellInspection
{
    private const int MostSignatures = 12;

    public static Inspection? At(SubmissionCompiler compiler, string source, int position, CancellationToken cancellation)
    {
        var compilation = compiler.Draft(CellDirectives.Draft(source).Source, cancellation);
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        if (Name(tree.GetRoot(cancellation), Math.Clamp(position, 0, source.Length)) is not { } name)
        {
            return null;
        }

        var meant = Symbols(model, name, cancellation);
        return meant.Count == 0
            ? null
            : new Inspection(
                [.. meant.Select(symbol => SymbolText.Signature(symbol)).Distinct(StringComparer.Ordinal).Take(MostSignatures)],
                meant.Select(symbol => SymbolText.Documentation(symbol, cancellation)).FirstOrDefault(text => text.Count > 0) ?? []);
    }

    /// <summary>The name under the cursor or just before it; behind an opening parenthesis, the method that is called.</summary>
    private static SyntaxToken? Name(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        if (!token.IsKind(SyntaxKind.IdentifierToken) || token.SpanStart > position)
        {
            token = position > 0 ? root.FindToken(position - 1) : token;
        }

        if (token.IsKind(SyntaxKind.IdentifierToken))
        {
            return token;
        }

        if (token.Parent is PredefinedTypeSyntax)
        {
            return token;
        }

        var called = token.Parent?.AncestorsAndSelf().OfType<ArgumentListSyntax>().FirstOrDefault()?.Parent;
        return called switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.Identifier,
            InvocationExpressionSyntax { Expression: SimpleNameSyntax simple } => simple.Identifier,
            ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier,
            _ => null,
        };
    }

    private static List<ISymbol> Symbols(SemanticModel model, SyntaxToken name, CancellationToken cancellation)
    {
        if (model.GetDeclaredSymbol(name.Parent!, cancellation) is { } declared)
        {
            return [declared];
        }

        var info = model.GetSymbolInfo(name.Parent!, cancellation);
        if (info.Symbol is { } symbol)
        {
            return symbol is IMethodSymbol ? [symbol, .. model.GetMemberGroup(name.Parent!, cancellation).Where(other => !Same(other, symbol))] : [symbol];
        }

        return info.CandidateSymbols.Length > 0 ? [.. info.CandidateSymbols] : [.. model.GetMemberGroup(name.Parent!, cancellation)];
    }

    private static bool Same(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition);
}
