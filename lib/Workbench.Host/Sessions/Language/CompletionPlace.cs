using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbench.Host.Sessions.Language;

/// <summary>What stands before a name that is being typed: nothing, or something whose members it names.</summary>
/// <param name="Owner">The expression or name before the dot; null where the name stands free.</param>
/// <param name="IsAfterUsing">Only namespaces and types can follow.</param>
internal sealed record CompletionPlace(SyntaxNode? Owner, bool IsAfterUsing)
{
    public bool IsFree => Owner is null && !IsAfterUsing;

    /// <param name="start">Where the typed name begins.</param>
    public static CompletionPlace Of(SyntaxNode root, int start)
    {
        if (start == 0)
        {
            return new CompletionPlace(null, false);
        }

        // Blanks may stand between the dot and the name: the token before is found through the last character of it.
        var before = root.FindToken(start - 1);
        if (before.SpanStart >= start)
        {
            before = before.GetPreviousToken();
        }

        var isAfterUsing = !before.IsKind(SyntaxKind.SemicolonToken) && before.Parent?.AncestorsAndSelf().OfType<UsingDirectiveSyntax>().Any() == true;
        return new CompletionPlace(before.IsKind(SyntaxKind.DotToken) ? OwnerOf(before.Parent!) : null, isAfterUsing);
    }

    public IEnumerable<ISymbol> Symbols(SemanticModel model, int position, CancellationToken cancellation)
    {
        if (Owner is null)
        {
            var all = model.LookupSymbols(position).Where(symbol => !IsOfObject(symbol));
            return IsAfterUsing ? all.OfType<INamespaceOrTypeSymbol>() : all;
        }

        var (symbol, type) = Meaning(model, position, cancellation);
        return symbol switch
        {
            INamespaceSymbol space => model.LookupSymbols(position, space),
            ITypeSymbol owner => model.LookupSymbols(position, owner).Where(member => (member.IsStatic || member is ITypeSymbol) && !IsOfObject(member)),
            _ when type is null or { TypeKind: TypeKind.Error } => [],
            _ => model.LookupSymbols(position, type, includeReducedExtensionMethods: true).Where(member => !member.IsStatic && member is not ITypeSymbol),
        };
    }

    private (ISymbol? Symbol, ITypeSymbol? Type) Meaning(SemanticModel model, int position, CancellationToken cancellation)
    {
        var (symbol, type) = (model.GetSymbolInfo(Owner!, cancellation).Symbol, model.GetTypeInfo(Owner!, cancellation).Type);
        if (symbol is null && type is null or { TypeKind: TypeKind.Error })
        {
            // Before a further line, "bench." reads like the beginning of a declaration: ask for the expression by itself.
            var expression = SyntaxFactory.ParseExpression(Owner!.ToString());
            symbol = model.GetSpeculativeSymbolInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Symbol;
            type = model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        }

        return Owner!.Parent is ConditionalAccessExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? (symbol, nullable.TypeArguments[0])
            : (symbol, type);
    }

    private static SyntaxNode? OwnerOf(SyntaxNode dotted) => dotted switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        QualifiedNameSyntax name => name.Left,
        MemberBindingExpressionSyntax => dotted.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
        _ => null,
    };

    /// <summary>What the submission's own class inherits would only be in the way: nobody means <c>Equals</c> of the cell.</summary>
    private static bool IsOfObject(ISymbol symbol) => symbol.ContainingType?.SpecialType == SpecialType.System_Object;
}
