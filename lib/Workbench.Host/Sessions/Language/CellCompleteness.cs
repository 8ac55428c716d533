using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbench.Host.Sessions.Language;

/// <summary>Whether a cell can be run as it stands, by its syntax.</summary>
public enum Completeness
{
    Complete,

    /// <summary>The text ends inside a statement, a string or a comment: more lines are needed.</summary>
    Incomplete,

    /// <summary>No line that follows can make C# of it.</summary>
    Invalid,
}

/// <summary>Reads a cell's syntax, nothing more.</summary>
public static class CellCompleteness
{
    public static Completeness Of(string source)
    {
        var tree = SubmissionCompiler.Parse(CellDirectives.Draft(source).Source);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return Completeness.Incomplete;
        }

        return tree.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error) ? Completeness.Invalid : Completeness.Complete;
    }

    /// <summary>The blanks with which the next line of an incomplete cell begins: those of its last line, and four more after an opening bracket.</summary>
    public static string Indent(string source)
    {
        var last = source.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')[^1];
        var own = last[..^last.TrimStart().Length];
        return last.TrimEnd() is [.., '{' or '(' or '['] ? own + "    " : own;
    }
}
