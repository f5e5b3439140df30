/** Style sheets in the order they must apply: the component library first, ours last. */
import '@mantine/core/styles.css'
import './app.css'
