using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbench.Host.Documents;

namespace Workbench.Host.Running;

/// <summary>Reads the cell tagged <c>parameters</c>: declarations with literals only, so that nothing runs before the values are known.</summary>
public static class ParameterCell
{
    public const string Tag = "parameters";

    /// <summary>The parameters in the order of the cell; empty when no code cell has the tag.</summary>
    /// <param name="file">Names the notebook in errors.</param>
    /// <exception cref="NotebookFormatException">The cell holds something other than declarations with literal defaults.</exception>
    public static IReadOnlyList<NotebookParameter> Read(Notebook notebook, string file)
    {
        var index = IndexOf(notebook);
        if (index < 0)
        {
            return [];
        }

        var tree = CSharpSyntaxTree.ParseText(notebook.Cells[index].Source, new CSharpParseOptions(kind: SourceCodeKind.Script));
        var declarations = ((CompilationUnitSyntax)tree.GetRoot()).Members
            .Select(member => member is FieldDeclarationSyntax field ? field.Declaration : throw NotLiteral(member, index, file));
        return [.. declarations.SelectMany(declaration => declaration.Variables.Select(variable => Read(declaration.Type, variable, index, file)))];
    }

    internal static int IndexOf(Notebook notebook)
    {
        for (var index = 0; index < notebook.Cells.Count; index++)
        {
            if (notebook.Cells[index].Kind == CellKind.Code && notebook.Cells[index].HasTag(Tag))
            {
                return index;
            }
        }

        return -1;
    }

    private static NotebookParameter Read(TypeSyntax type, VariableDeclaratorSyntax variable, int index, string file)
    {
        if (variable.Initializer?.Value is not { } value || !IsLiteral(value))
        {
            throw NotLiteral(variable, index, file);
        }

        var isRequired = value is PostfixUnaryExpressionSyntax;
        var name = type.IsVar ? TypeOf(value) ?? throw NotLiteral(variable, index, file) : type.ToString();
        return new NotebookParameter(variable.Identifier.ValueText, name, value.ToString(), isRequired);
    }

    private static bool IsLiteral(ExpressionSyntax value) => value switch
    {
        LiteralExpressionSyntax => true,
        PrefixUnaryExpressionSyntax minus => minus.IsKind(SyntaxKind.UnaryMinusExpression) && minus.Operand is LiteralExpressionSyntax,
        PostfixUnaryExpressionSyntax forgiven =>
            forgiven.IsKind(SyntaxKind.SuppressNullableWarningExpression) && forgiven.Operand.IsKind(SyntaxKind.NullLiteralExpression),
        _ => false,
    };

    private static string? TypeOf(ExpressionSyntax value) =>
        (value is PrefixUnaryExpressionSyntax minus ? minus.Operand : value) is LiteralExpressionSyntax literal
            ? literal.Token.Value switch
            {
                string => "string",
                bool => "bool",
                int => "int",
                long => "long",
                double => "double",
                decimal => "decimal",
                _ => null,
            }
            : null;

    private static NotebookFormatException NotLiteral(SyntaxNode node, int index, string file) => new(
        file, index + 1, $"the parameters cell may hold only declarations with a literal default, such as string route = \"ivinex-zoho\"; found: {node.ToString().Trim()}");
}
