namespace Workbench.Core.Security;

/// <summary>The elements that are open at a place of a text. Where a parser may see it otherwise, more are counted open than there are.</summary>
internal sealed class OpenMarkup
{
    /// <summary>
    /// A parser goes on at most eight times when it ends formatting out of order. Each time passes one block, and a block can bring three more
    /// that end by themselves.
    /// </summary>
    private const int MostBlocksWithin = 1;

    private readonly Stack<Scope> scopes = new([new Scope("")]);

    public int Depth { get; private set; }

    public int Formatting { get; private set; }

    private int Blocks { get; set; }

    public void Add(string name)
    {
        if (MarkupNames.IsCell(name) && MarkupNames.IsCell(scopes.Peek().Name))
        {
            Leave();
        }

        Depth += MarkupNames.IsShallow(name) ? 0 : 1;
        Formatting += MarkupNames.IsFormatting(name) ? 1 : 0;
        Blocks += MarkupNames.IsBlock(name) ? 1 : 0;
        scopes.Peek().Of(name).Push(Blocks);
        if (MarkupNames.IsScope(name))
        {
            scopes.Push(new Scope(name));
        }
    }

    /// <summary>Takes the element as ended, where a parser does: opened in the same scope, and formatting near enough that no copy of it stays open.</summary>
    /// <returns>False where nothing ended.</returns>
    public bool End(string name)
    {
        if (MarkupNames.IsScope(name) && !LeaveTo(name))
        {
            return false;
        }

        if (!scopes.Peek().Of(name).TryPeek(out var blocks) || (MarkupNames.IsFormatting(name) && Blocks - blocks > MostBlocksWithin))
        {
            return false;
        }

        scopes.Peek().Of(name).Pop();
        Depth -= MarkupNames.IsShallow(name) ? 0 : 1;
        Formatting -= MarkupNames.IsFormatting(name) ? 1 : 0;
        Blocks -= MarkupNames.IsBlock(name) ? 1 : 0;
        return true;
    }

    /// <summary>The parts of a table end whatever was opened within; anything else only ends while nothing of the kind is open within.</summary>
    private bool LeaveTo(string name)
    {
        var isOfTable = MarkupNames.IsCell(name) || name.Equals("table", StringComparison.OrdinalIgnoreCase);
        foreach (var (scope, place) in scopes.Select((scope, place) => (scope, place)))
        {
            if (scope.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                for (var left = 0; left <= place; left++)
                {
                    Leave();
                }

                return true;
            }

            if (!isOfTable || scope.Name.Equals("table", StringComparison.OrdinalIgnoreCase) || scope.Name.Equals("template", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>What is still open in the scope stays counted, as if it had been opened outside.</summary>
    private void Leave()
    {
        var left = scopes.Pop();
        scopes.Peek().Take(left);
    }

    /// <summary>An element inside which ends have no power over what is outside; "" is the whole text.</summary>
    private sealed class Scope(string name)
    {
        private readonly Dictionary<string, Stack<int>> open = new(StringComparer.OrdinalIgnoreCase);

        public string Name => name;

        /// <summary>For each open element of the name, how many blocks were open with it; the last one first.</summary>
        public Stack<int> Of(string element)
        {
            if (!open.TryGetValue(element, out var blocks))
            {
                open[element] = blocks = new Stack<int>();
            }

            return blocks;
        }

        public void Take(Scope inner)
        {
            foreach (var (element, blocks) in inner.open)
            {
                foreach (var count in blocks.Reverse())
                {
                    Of(element).Push(count);
                }
            }
        }
    }
}
