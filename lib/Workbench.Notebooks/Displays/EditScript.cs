namespace Workbench.Notebooks.Displays;

/// <summary>Which characters of two texts stay where one is made into the other with the fewest removals and insertions.</summary>
internal sealed record EditScript(bool[] IsKeptLeft, bool[] IsKeptRight)
{
    /// <summary>All of one in place of all of the other.</summary>
    public static EditScript Replacing(string[] left, string[] right) => new(new bool[left.Length], new bool[right.Length]);

    /// <summary>The greedy search of Myers: how far each diagonal reaches with no edit, with one, with two. Time and space grow with the square of the edits.</summary>
    public static EditScript Between(string[] left, string[] right)
    {
        var most = left.Length + right.Length;
        var middle = most + 1;
        var reach = new int[(2 * most) + 3];
        var before = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            before.Add(reach[(middle - edits - 1)..(middle + edits + 2)]);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var origin = Origin(before[edits], edits, diagonal);
                var at = reach[middle + origin] + (origin < diagonal ? 1 : 0);
                while (at < left.Length && at - diagonal < right.Length && left[at] == right[at - diagonal])
                    at++;
                reach[middle + diagonal] = at;
                if (at >= left.Length && at - diagonal >= right.Length)
                    return Back(left, right, before);
            }
        }

        return Replacing(left, right);
    }

    /// <summary>The neighbouring diagonal from which one more edit leads furthest: the one above by an insertion, the one below by a removal.</summary>
    private static int Origin(int[] reach, int edits, int diagonal)
    {
        var middle = edits + 1;
        var isInsertion = diagonal == -edits || (diagonal != edits && reach[middle + diagonal - 1] < reach[middle + diagonal + 1]);
        return isInsertion ? diagonal + 1 : diagonal - 1;
    }

    /// <summary>From the end of both texts back to their beginning, one edit at a time.</summary>
    private static EditScript Back(string[] left, string[] right, List<int[]> before)
    {
        var script = Replacing(left, right);
        var (x, y) = (left.Length, right.Length);
        for (var edits = before.Count - 1; edits >= 0; edits--)
        {
            var origin = Origin(before[edits], edits, x - y);
            var fromX = edits == 0 ? 0 : before[edits][edits + 1 + origin];
            var fromY = edits == 0 ? 0 : fromX - origin;
            while (x > fromX && y > fromY)
                script.IsKeptLeft[--x] = script.IsKeptRight[--y] = true;
            (x, y) = (fromX, fromY);
        }

        return script;
    }
}
