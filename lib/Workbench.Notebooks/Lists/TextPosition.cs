namespace Workbench.Notebooks.Lists;

/// <summary>Finds line and column of a place in a file, for error messages.</summary>
internal static class TextPosition
{
    private const int LongestSearch = TableReader.MaxRecordBytes;

    /// <summary>The line in which the byte stands, and the last column that begins in the row from there on; both count from 1.</summary>
    public static (long Line, int Column) Of(string path, long offset, char separator)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[64 * 1024];
        long line = 1;
        for (long at = 0; at < offset;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, offset - at));
            if (read == 0)
            {
                break;
            }

            line += buffer.AsSpan(0, read).Count((byte)'\n');
            at += read;
        }

        return (line, ColumnFrom(file, buffer, separator));
    }

    private static int ColumnFrom(FileStream file, byte[] buffer, char separator)
    {
        var (column, isQuoted) = (1, false);
        for (var searched = 0; searched < LongestSearch;)
        {
            var read = file.Read(buffer);
            if (read == 0)
            {
                break;
            }

            foreach (var character in buffer.AsSpan(0, read))
            {
                isQuoted ^= character == '"';
                column += character == separator && !isQuoted ? 1 : 0;
                if (character == '\n' && !isQuoted)
                {
                    return column;
                }
            }

            searched += read;
        }

        return column;
    }
}
