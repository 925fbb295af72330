"""What a shell offers when the reader presses Tab."""
